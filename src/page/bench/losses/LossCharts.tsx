import type { ComponentType } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { LossChart } from '../../../charts/LossChart.tsx';
import type { LossSeries } from '../../../charts/lossRows.ts';
import { percent, rate, short } from '../../common/format.ts';
import type { SeriesName } from '../../state/runSlice.ts';
import { useLab } from '../../state/store.ts';
import { CHART_NAMES, type ChartName } from './chartNames.ts';
import styles from './LossPanels.module.css';
import { texts } from './texts.ts';

const HEIGHT = 92;
const SHARES = [0, 1] as const;
type Tone = LossSeries['tone'];

type Wanted = readonly (readonly [name: SeriesName, label: string, tone: Tone])[];

/** The named curves that have points, with their latest value, and the x positions of the first. */
function useCurves(
  wanted: Wanted,
  format: (value: number) => string,
): { readonly series: readonly LossSeries[]; readonly x: readonly number[] | undefined } {
  const found = useLab(useShallow(({ curves }) => wanted.map(([name]) => curves[name])));
  const series = wanted.flatMap(([, label, tone], i): LossSeries[] => {
    const values = found[i]?.y;
    const last = values?.at(-1);
    return values && last !== undefined ? [{ name: label, values, tone, text: format(last) }] : [];
  });
  return { series, x: found[0]?.x };
}

const OUR_LOSSES = [
  ['target/loss', texts.targetSeries, 'ink'],
  ['shadow/loss', texts.shadowSeries, 'quiet'],
] as const;
const ATTACKER_LOSSES = [['shadow/loss', texts.shadowSeries, 'ink']] as const;

function Losses() {
  const epochs = useLab((state) => state.experiment.target.epochs);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const { series } = useCurves(attacker ? ATTACKER_LOSSES : OUR_LOSSES, short);
  return (
    <LossChart
      title={texts.target}
      series={series}
      xMax={epochs}
      xLabel={texts.epoch}
      format={short}
      height={HEIGHT}
      emptyText={texts.waitTarget}
    />
  );
}

function Accuracies() {
  const epochs = useLab((state) => state.experiment.target.epochs);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const role = attacker ? 'shadow' : 'target';
  const { series, x } = useCurves(
    [
      [`${role}/members`, texts.seen, 'member'],
      [`${role}/nonMembers`, texts.unseen, 'nonmember'],
    ],
    (value) => percent(value, 0),
  );
  return (
    <LossChart
      title={attacker ? texts.shadowAccuracy : texts.accuracy}
      series={series}
      {...(x && { x })}
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
  const { series } = useCurves([['encoder/loss', texts.loss, 'ink']], short);
  const { epochs, batchSize, symmetric } = useLab((state) => state.experiment.contrastive);
  const n = useLab((state) => state.experiment.dataset.membersPerModel);
  const batch = Math.min(batchSize, 4 * n);
  const logB = Math.log(symmetric ? 2 * batch - 1 : batch);
  return (
    <LossChart
      title={texts.contrastive}
      series={series}
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
  const { series, x } = useCurves([['head/clmia', texts.loss, 'ink']], short);
  const steps = useLab((state) => state.experiment.head.steps);
  return (
    <LossChart
      title={texts.head}
      series={series}
      {...(x && { x })}
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
