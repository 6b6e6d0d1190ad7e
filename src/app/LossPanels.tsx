import { lazy, Suspense } from 'react';
import type { LossSeries } from '../charts/lossRows.ts';
import { runData, type SeriesName } from '../state/runData.ts';
import { useLab } from '../state/store.ts';

import { percent, rate, short } from './format.ts';
import styles from './LossPanels.module.css';
import { text } from './messages.ts';

const LossChart = lazy(() => import('../charts/LossChart.tsx'));

const HEIGHT = 104;
const SHARES = [0, 1] as const;

type Tone = LossSeries['tone'];

/** The named curves that have points, with their latest value. */
function curves(
  wanted: readonly (readonly [name: SeriesName, label: string, tone: Tone])[],
  format: (value: number) => string,
): LossSeries[] {
  return wanted.flatMap(([name, label, tone]) => {
    const points = runData.series[name];
    const last = points?.y.at(-1);
    return points && last !== undefined
      ? [{ name: label, values: points.y.slice(), tone, text: format(last) }]
      : [];
  });
}

export function LossPanels() {
  useLab((state) => state.seriesVersion);
  const { target, contrastive, head, dataset } = useLab((state) => state.experiment);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const role = attacker ? 'shadow' : 'target';
  const words = text.losses;
  const batch = Math.min(contrastive.batchSize, 4 * dataset.membersPerModel);
  const logB = Math.log(contrastive.symmetric ? 2 * batch - 1 : batch);
  const accuracyAt = runData.series[`${role}/members`]?.x.slice();
  const headAt = runData.series['head/clmia']?.x.slice();
  return (
    <section className={styles.panels} aria-label={words.label}>
      <Suspense fallback={<div className={styles.waiting} />}>
        <LossChart
          title={words.target}
          series={curves(
            attacker
              ? [['shadow/loss', words.shadowSeries, 'ink']]
              : [
                  ['target/loss', words.targetSeries, 'ink'],
                  ['shadow/loss', words.shadowSeries, 'quiet'],
                ],
            short,
          )}
          xMax={target.epochs}
          xLabel={words.epoch}
          format={short}
          height={HEIGHT}
          emptyText={words.waitTarget}
        />
        <LossChart
          title={attacker ? words.shadowAccuracy : words.accuracy}
          series={curves(
            [
              [`${role}/members`, words.seen, 'member'],
              [`${role}/nonMembers`, words.unseen, 'nonmember'],
            ],
            (value) => percent(value, 0),
          )}
          {...(accuracyAt && { x: accuracyAt })}
          yDomain={SHARES}
          xMax={target.epochs}
          xLabel={words.epoch}
          format={rate}
          height={HEIGHT}
          emptyText={words.waitTarget}
        />
        <LossChart
          title={words.contrastive}
          series={curves([['encoder/loss', words.loss, 'ink']], short)}
          reference={{ value: logB, label: words.logB(logB.toFixed(2)) }}
          xMax={contrastive.epochs}
          xLabel={words.epoch}
          format={short}
          height={HEIGHT}
          emptyText={words.waitEncoder}
        />
        <LossChart
          title={words.head}
          series={curves([['head/clmia', words.loss, 'ink']], short)}
          {...(headAt && { x: headAt })}
          xMax={head.steps}
          xLabel={words.step}
          format={short}
          height={HEIGHT}
          emptyText={words.waitHead}
        />
      </Suspense>
    </section>
  );
}
