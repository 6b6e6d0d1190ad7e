import { type ComponentType, useMemo } from 'react';
import { LossChart, type LossChartProps } from '../../../charts/LossChart.tsx';
import type { LossSeries } from '../../../charts/lossRows.ts';
import type { Experiment } from '../../../lab/experiment/experiment.ts';
import { FADED } from '../../../ui/faded.ts';
import { belongingWord, useBelonging } from '../../common/BelongingTag.tsx';
import { percent, rate, short } from '../../common/format.ts';
import { useDrawnHeight } from '../../common/useDrawnHeight.ts';
import { Term } from '../../glossary/Term.tsx';
import type { Brought, SeriesName } from '../../state/runSlice.ts';
import { curvesRun, hasEndedEarly } from '../../state/shown.ts';
import { useLab } from '../../state/store.ts';
import type { ChartName } from './chartNames.ts';
import { texts } from './texts.ts';
import { useReplayCursor } from './useReplayCursor.ts';

/** How a chart is drawn, and comes to be read off. */
export type Reading = Pick<LossChartProps, 'Lines' | 'Curve' | 'onReach'>;

const useHeight = () => useDrawnHeight(84, 140);
const SHARES = [0, 1] as const;
const wholePercent = (value: number) => percent(value, 0);

type Tone = LossSeries['tone'];

type Wanted = readonly (readonly [name: SeriesName, label: string, tone: Tone])[];

/** What a chart of curves shows, all of one run. */
interface Drawn {
  readonly run: Brought | null;
  /** The named curves that have points, with their latest value. */
  readonly series: readonly LossSeries[];
  /** The positions of the first curve. */
  readonly x: readonly number[] | undefined;
  /** Its axes are those of the run's own experiment. */
  readonly experiment: Experiment;
  readonly mark: string | undefined;
  readonly className: string | undefined;
  readonly emptyText: string;
}

/** @param waits what is said while the curves are to come */
function useCurves(wanted: Wanted, format: (value: number) => string, waits: string): Drawn {
  const run = useLab((state) =>
    curvesRun(
      state,
      wanted.map(([name]) => name),
    ),
  );
  const onPage = useLab((state) => state.experiment);
  const isOver = useLab((state) => hasEndedEarly(state, run));
  const marked = useBelonging(run);
  const [first, second] = wanted.map(([name]) => run?.curves[name]?.y);
  // The same for as long as none of the curves has grown: much else of a run does.
  const series = useMemo(
    () =>
      wanted.flatMap(([, label, tone], i): LossSeries[] => {
        const values = i === 0 ? first : second;
        const last = values?.at(-1);
        return values && last !== undefined ? [{ name: label, values, tone, text: format(last) }] : [];
      }),
    [wanted, format, first, second],
  );
  return {
    run,
    series,
    x: run?.curves[wanted[0]![0]]?.x,
    experiment: run?.experiment ?? onPage,
    mark: belongingWord(marked),
    className: marked?.faded ? FADED : undefined,
    emptyText: isOver ? texts.notReached : waits,
  };
}

const OUR_LOSSES = [
  ['target/loss', texts.targetSeries, 'ink'],
  ['shadow/loss', texts.shadowSeries, 'quiet'],
] as const;
const ATTACKER_LOSSES = [['shadow/loss', texts.shadowSeries, 'ink']] as const;
const ENCODER_LOSS = [['encoder/loss', texts.loss, 'ink']] as const;
const TARGET_SHARES = [
  ['target/members', texts.seen, 'member'],
  ['target/nonMembers', texts.unseen, 'nonmember'],
] as const;
const SHADOW_SHARES = [
  ['shadow/members', texts.seen, 'member'],
  ['shadow/nonMembers', texts.unseen, 'nonmember'],
] as const;
const HEAD_LOSS = [['head/clmia', texts.loss, 'ink']] as const;

function Losses(reading: Reading) {
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const {
    run,
    x: _,
    experiment,
    ...drawn
  } = useCurves(attacker ? ATTACKER_LOSSES : OUR_LOSSES, short, texts.waitTarget);
  const cursor = useReplayCursor('confidence', run);
  return (
    <LossChart
      {...drawn}
      {...reading}
      cursor={cursor}
      title={texts.target}
      about={<Term id="loss">{texts.target}</Term>}
      xMax={experiment.target.epochs}
      xLabel={texts.epoch}
      format={short}
      height={useHeight()}
    />
  );
}

function Accuracies(reading: Reading) {
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const wanted = attacker ? SHADOW_SHARES : TARGET_SHARES;
  const { run, x, experiment, ...drawn } = useCurves(wanted, wholePercent, texts.waitTarget);
  const cursor = useReplayCursor('confidence', run);
  const title = attacker ? texts.shadowAccuracy : texts.accuracy;
  return (
    <LossChart
      {...drawn}
      {...reading}
      cursor={cursor}
      title={title}
      about={<Term id="overfittingGap">{title}</Term>}
      {...(x && { x })}
      yDomain={SHARES}
      xMax={experiment.target.epochs}
      xLabel={texts.epoch}
      format={rate}
      height={useHeight()}
    />
  );
}

function Contrastive(reading: Reading) {
  const { run, x: _, experiment, ...drawn } = useCurves(ENCODER_LOSS, short, texts.waitEncoder);
  const cursor = useReplayCursor('map', run);
  const { epochs, batchSize, symmetric } = experiment.contrastive;
  const batch = Math.min(batchSize, 4 * experiment.dataset.membersPerModel);
  const logB = Math.log(symmetric ? 2 * batch - 1 : batch);
  const reference = useMemo(() => ({ value: logB, label: texts.logB(logB.toFixed(2)) }), [logB]);
  return (
    <LossChart
      {...drawn}
      {...reading}
      cursor={cursor}
      title={texts.contrastive}
      about={<Term id="contrastiveLoss">{texts.contrastive}</Term>}
      reference={reference}
      xMax={epochs}
      xLabel={texts.epoch}
      format={short}
      height={useHeight()}
    />
  );
}

function Head(reading: Reading) {
  const { run: _, x, experiment, ...drawn } = useCurves(HEAD_LOSS, short, texts.waitHead);
  return (
    <LossChart
      {...drawn}
      {...reading}
      title={texts.head}
      about={<Term id="head">{texts.head}</Term>}
      {...(x && { x })}
      xMax={experiment.head.steps}
      xLabel={texts.step}
      format={short}
      height={useHeight()}
    />
  );
}

export const CHARTS: Record<ChartName, ComponentType<Reading>> = {
  losses: Losses,
  accuracies: Accuracies,
  contrastive: Contrastive,
  head: Head,
};
