import { type ReactNode, useState } from 'react';
import { ScoreHistogram } from '../../charts/ScoreHistogram.tsx';
import { ATTACK_TITLES } from '../../lab/attacks/catalogue.ts';
import type { Plot } from '../../report/digest.ts';
import { texts as curveTexts } from '../common/curveTexts.ts';
import { percent, short } from '../common/format.ts';
import { texts as commonTexts } from '../common/texts.ts';
import styles from './Audit.module.css';
import { texts } from './texts.ts';

type Curve = Plot['curve'];

/** The point whose threshold is nearest: its rates were measured, none are interpolated. */
function nearest({ thresholds }: Curve, value: number): number {
  let best = 1;
  thresholds.forEach((threshold, i) => {
    if (i > 0 && Math.abs(threshold - value) < Math.abs(thresholds[best]! - value)) best = i;
  });
  return best;
}

/** Where the curve rises highest over chance. */
function widest({ fpr, tpr }: Curve): number {
  let best = 1;
  fpr.forEach((rate, i) => {
    if (i > 0 && tpr[i]! - rate > tpr[best]! - fpr[best]!) best = i;
  });
  return best;
}

/** The scores of one attack, with a threshold to move. */
export function AuditScores({ plot, aside, height }: { plot: Plot; aside: ReactNode; height: number }) {
  const [chosen, choose] = useState<number | null>(null);
  const { name, curve, histogram, floor } = plot;
  const point = chosen === null ? widest(curve) : nearest(curve, chosen);
  const [tpr, fpr] = [curve.tpr[point]!, curve.fpr[point]!];
  return (
    <>
      <ScoreHistogram
        title={texts.scores.title(ATTACK_TITLES[name])}
        aside={aside}
        edges={histogram.edges}
        series={[
          { name: commonTexts.members, counts: histogram.members, mark: 'filled' },
          { name: commonTexts.nonMembers, counts: histogram.nonMembers, mark: 'hollow' },
        ]}
        threshold={chosen ?? curve.thresholds[point]!}
        onThreshold={choose}
        thresholdLabel={curveTexts.threshold}
        format={short}
        tprText={curveTexts.found(percent(tpr))}
        fprText={curveTexts.alarms(percent(fpr), Math.round(fpr / floor))}
        xLabel={curveTexts.scoreAxis(ATTACK_TITLES[name])}
        height={height}
        emptyText={curveTexts.empty}
      />
      <p className={styles.intro}>{texts.scores.note}</p>
    </>
  );
}
