import { useState } from 'react';
import { RocChart } from '../../charts/RocChart.tsx';
import { ATTACK_TITLES } from '../../lab/attacks/catalogue.ts';
import type { Plot } from '../../report/digest.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { texts as curveTexts } from '../common/curveTexts.ts';
import { percent, rate } from '../common/format.ts';
import { AuditScores } from './AuditScores.tsx';
import { texts } from './texts.ts';

const TABS = [
  { value: 'linear', label: curveTexts.linear },
  { value: 'log', label: curveTexts.log },
  { value: 'scores', label: texts.scores.tab },
] as const;
type Tab = (typeof TABS)[number]['value'];

const HEIGHT = 340;

/** The curve of the chosen attack before those of all others, or its scores. */
export function AuditCurves({ plots, front }: { plots: readonly Plot[]; front: Plot['name'] }) {
  const [tab, setTab] = useState<Tab>('log');
  const aside = (
    <SegmentedControl compact label={curveTexts.tabs} options={TABS} value={tab} onChange={setTab} />
  );
  const plot = plots.find(({ name }) => name === front);
  return (
    <section aria-label={curveTexts.title}>
      {tab === 'scores' ? (
        plot && <AuditScores key={front} plot={plot} aside={aside} height={HEIGHT} />
      ) : (
        <RocChart
          title={curveTexts.title}
          aside={aside}
          curves={plots.map(({ name, curve }) => ({
            id: name,
            name: ATTACK_TITLES[name],
            emphasis: name === front,
            ...curve,
          }))}
          scale={tab}
          floor={Math.max(...plots.map(({ floor }) => floor))}
          height={HEIGHT}
          labels={curveTexts}
          formatRate={rate}
          readout={(name, fpr, tpr) => curveTexts.readout(name, percent(fpr), percent(tpr))}
          emptyText={curveTexts.empty}
        />
      )}
    </section>
  );
}
