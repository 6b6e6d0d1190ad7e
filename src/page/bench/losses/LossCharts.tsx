import type { ComponentType } from 'react';
import { LossChart } from '../../../charts/LossChart.tsx';
import type { LossSeries } from '../../../charts/lossRows.ts';
import { percent, rate, short } from '../../common/format.ts';
import { type CurveOwner, runData, type SeriesName } from '../../state/runData.ts';
import { useLab } from '../../state/store.ts';
import { CHART_NAMES, type ChartName } from './chartNames.ts';
import styles from './LossPanels.module.css';
import { texts } from './texts.ts';

const HEIGHT = 92;
const SHARES = [0, 1] as const;
type Tone = LossSeries['tone'];

/** Redraws when one of these stages has new points. */
function useCurves(...owners: readonly CurveOwner[]): void {
  useLab(({ seriesVersions }) => owners.reduce((sum, owner) => sum + seriesVersions[owner], 0));
}

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

const OUR_LOSSES = [
  ['target/loss', texts.targetSeries, 'ink'],
  ['shadow/loss', texts.shadowSeries, 'quiet'],
] as const;
const ATTACKER_LOSSES = [['shadow/loss', texts.shadowSeries, 'ink']] as const;

function Losses() {
  useCurves('target', 'shadow');
  const epochs = useLab((state) => state.experiment.target.epochs);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  return (
    <LossChart
      title={texts.target}
      series={curves(attacker ? ATTACKER_LOSSES : OUR_LOSSES, short)}
      xMax={epochs}
      xLabel={texts.epoch}
      format={short}
      height={HEIGHT}
      emptyText={texts.waitTarget}
    />
  );
}

function Accuracies() {
  useCurves('target', 'shadow');
  const epochs = useLab((state) => state.experiment.target.epochs);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const role = attacker ? 'shadow' : 'target';
  const at = runData.series[`${role}/members`]?.x.slice();
  return (
    <LossChart
      title={attacker ? texts.shadowAccuracy : texts.accuracy}
      series={curves(
        [
          [`${role}/members`, texts.seen, 'member'],
          [`${role}/nonMembers`, texts.unseen, 'nonmember'],
        ],
        (value) => percent(value, 0),
      )}
      {...(at && { x: at })}
      yDomain={SHARES}
      xMax={epochs}
      xLabel={texts.epoch}
      format={rate}
      height={HEIGHT}
      emptyText={texts.waitTarget}
    />
  );
}

function Contrastive() {
  useCurves('encoder');
  const { epochs, batchSize, symmetric } = useLab((state) => state.experiment.contrastive);
  const n = useLab((state) => state.experiment.dataset.membersPerModel);
  const batch = Math.min(batchSize, 4 * n);
  const logB = Math.log(symmetric ? 2 * batch - 1 : batch);
  return (
    <LossChart
      title={texts.contrastive}
      series={curves([['encoder/loss', texts.loss, 'ink']], short)}
      reference={{ value: logB, label: texts.logB(logB.toFixed(2)) }}
      xMax={epochs}
      xLabel={texts.epoch}
      format={short}
      height={HEIGHT}
      emptyText={texts.waitEncoder}
    />
  );
}

function Head() {
  useCurves('head');
  const steps = useLab((state) => state.experiment.head.steps);
  const at = runData.series['head/clmia']?.x.slice();
  return (
    <LossChart
      title={texts.head}
      series={curves([['head/clmia', texts.loss, 'ink']], short)}
      {...(at && { x: at })}
      xMax={steps}
      xLabel={texts.step}
      format={short}
      height={HEIGHT}
      emptyText={texts.waitHead}
    />
  );
}

const CHARTS: Record<ChartName, ComponentType> = {
  losses: Losses,
  accuracies: Accuracies,
  contrastive: Contrastive,
  head: Head,
};

/** The first charts, as many as may be drawn by now, and free places for the others. */
export default function LossCharts({ drawn }: { drawn: number }) {
  return CHART_NAMES.map((name, i) => {
    const Chart = CHARTS[name];
    return i < drawn ? <Chart key={name} /> : <div key={name} className={styles.waiting} />;
  });
}
