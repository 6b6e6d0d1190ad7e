import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { changedPairs } from '../../lab/experiment/experimentText.ts';
import {
  areaRange,
  bitsText,
  differenceText,
  percent,
  points,
  pointsRange,
  signedPoints,
} from '../../lab/numbers.ts';
import {
  FEWEST_SEEDS,
  type MeanOverSeeds,
  type OverSeeds,
  overSeeds,
  settingsOf,
} from '../../lab/studies/overSeeds.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import { pairsAt, varyingPaths } from '../../lab/studies/studyCsv.ts';
import { tableLines, wrapped } from '../plainText.ts';
import type { SweepAccount } from '../sweep/sweepExperiments.ts';

export interface Swept extends SweepAccount {
  readonly points: readonly StudyPoint[];
  /** Points that differ in their seed alone, together; absent where there are none. */
  readonly overSeeds?: readonly SweptSeeds[];
  readonly timing: {
    readonly totalSeconds: number;
    /** Of every point that was run, in its order. */
    readonly stages: readonly {
      readonly name: string;
      readonly seconds: number;
      readonly remembered: boolean;
    }[];
  };
}

/** Means over seeds of what is otherwise one experiment. */
export interface SweptSeeds extends Omit<OverSeeds<StudyPoint>, 'points'> {
  /** With the first of the seeds. */
  readonly experiment: Experiment;
}

export const seedsOf = (points: readonly StudyPoint[]): SweptSeeds[] =>
  overSeeds(points).map(({ seeds, points: [first], attacks }) => ({
    experiment: first!.experiment,
    seeds,
    attacks,
  }));

const pairsText = (pairs: readonly (readonly [path: string, text: string])[]) =>
  pairs.map(([path, value]) => `${path}=${value}`).join(' ');

/** What a point changes. */
export function changesText(experiment: Experiment): string {
  return pairsText(changedPairs(experiment)) || 'default';
}

/** What a point changes, then CLMIA's balanced accuracy and AUC, and what its views tell: in one line. */
export function pointText({ experiment, attacks, information }: StudyPoint): string {
  const shown = attacks.find(({ name }) => name === 'clmia') ?? attacks[0]!;
  const name = shown.name === 'clmia' ? 'CLMIA' : shown.name;
  const figures = `${name} ${pointsRange(shown.balancedAccuracy)} %, AUC ${areaRange(shown.auc)}`;
  return `${changesText(experiment)}: ${figures}, views tell ${bitsText(information.pair)} bits`;
}

const ONE_PERCENT = 0.01;

/** One attack's figures in a setting: over its seeds, or of its only run. */
interface Row {
  readonly name: AttackName;
  readonly balancedAccuracy: MeanOverSeeds;
  readonly auc: MeanOverSeeds;
  /** At 1 % FPR. */
  readonly tpr: MeanOverSeeds | undefined;
  readonly clmiaMinus: MeanOverSeeds | undefined;
}

function rowsOf({ points: [first, ...more], attacks }: OverSeeds<StudyPoint>): Row[] {
  if (more.length > 0) {
    return attacks.map(({ name, auc, balancedAccuracy, tprAtFpr, clmiaMinus }) => ({
      ...{ name, auc, balancedAccuracy },
      tpr: tprAtFpr.find(({ fpr }) => fpr === ONE_PERCENT)?.tpr,
      clmiaMinus: clmiaMinus?.balancedAccuracy,
    }));
  }
  return first!.attacks.map(({ name, auc, balancedAccuracy, tprAtFpr, clmiaMinus }) => {
    const at = tprAtFpr.find(({ fpr }) => fpr === ONE_PERCENT);
    return {
      ...{ name, auc, balancedAccuracy },
      tpr: at && { value: at.tpr, ...at.tprInterval },
      clmiaMinus: clmiaMinus?.balancedAccuracy,
    };
  });
}

type WithEnds = { readonly value: number; readonly low: number; readonly high: number };

/** In one form with its ends, in another without. */
function figureText(
  figure: MeanOverSeeds | undefined,
  whole: (figure: WithEnds) => string,
  bare: (value: number) => string,
): string {
  if (!figure) return '';
  const { value, low, high } = figure;
  return low === null || high === null ? bare(value) : whole({ value, low, high });
}

const HEADING = ['attack', 'bal. accuracy, %', 'AUC', 'TPR, %, at 1 % FPR', 'CLMIA minus it, pp'];

const cellsOf = ({ name, balancedAccuracy, auc, tpr, clmiaMinus }: Row): string[] => [
  name === 'clmia' ? 'CLMIA' : name,
  figureText(balancedAccuracy, pointsRange, points),
  figureText(auc, areaRange, (value) => value.toFixed(3)),
  figureText(tpr, pointsRange, points),
  figureText(clmiaMinus, (one) => differenceText(one).replace(' pp', ''), signedPoints),
];

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

/** What the figures of a setting are of. */
function seedsText(seeds: readonly number[]): string {
  if (seeds.length === 1) return `seed ${seeds[0]}, 95 % intervals over its examples`;
  const means = `means over ${seeds.length} seeds (${seeds.join(', ')})`;
  return seeds.length < FEWEST_SEEDS
    ? `${means}, without intervals: they take at least ${FEWEST_SEEDS} seeds`
    : `${means}, 95 % intervals`;
}

function modelsText(points: readonly StudyPoint[]): string {
  const accuracies = (role: 'target' | 'shadow') => {
    const train = mean(points.map((point) => point[role].trainAccuracy));
    const test = mean(points.map((point) => point[role].testAccuracy));
    return `${role}: train ${percent(train)}, test ${percent(test)}`;
  };
  const bits = mean(points.map(({ information }) => information.pair.bits));
  return `${accuracies('target')}; ${accuracies('shadow')}; views tell ${bitsText({ bits })} bits`;
}

/** Every attack and control of one setting. @param varying paths that name it */
function settingText(setting: OverSeeds<StudyPoint>, varying: readonly string[]): string {
  const named = pairsAt(setting.points[0]!.experiment, varying);
  const rows = rowsOf(setting).toSorted((a, b) => b.auc.value - a.auc.value);
  return [
    ...wrapped(pairsText(named) || 'one setting'),
    ...wrapped(seedsText(setting.seeds)),
    ...wrapped(modelsText(setting.points)),
    ...tableLines([HEADING, ...rows.map(cellsOf)]),
  ].join('\n');
}

function commonText(points: readonly StudyPoint[], varying: readonly string[]): string[] {
  const [first] = points;
  if (!first) return [];
  const common = changedPairs(first.experiment).filter(
    ([path]) => path !== 'seed' && !varying.includes(path),
  );
  const { backend, adapter } = first.engine;
  return [
    ...wrapped(`every point: ${pairsText(common) || 'default'}`),
    ...wrapped(`engine ${backend} (${adapter})`),
    '',
  ];
}

/** `12 points, 3 of them there before, in 5 s, then ended by SIGTERM: 8 not run` */
export function countText(
  points: number,
  { reused = 0, interrupted, unwritten, notRun = 0 }: SweepAccount,
  totalSeconds: number,
): string {
  const before = reused > 0 ? `, ${reused} of them there before,` : '';
  const why = unwritten ? ` as ${unwritten.path} could not be written (${unwritten.reason})` : '';
  const ended = interrupted || unwritten ? `, then ended${interrupted ? ` by ${interrupted}` : why}` : '';
  const left = notRun > 0 ? `: ${notRun} not run` : '';
  return `${points} points${before} in ${totalSeconds.toFixed(0)} s${ended}${left}`;
}

/** A block for each setting, over its seeds: every attack and control with intervals and the paired difference to CLMIA. */
export function sweepText({ points, timing, ...account }: Swept): string {
  const varying = varyingPaths(points.map(({ experiment }) => experiment));
  const blocks = settingsOf(points).map((setting) => `${settingText(setting, varying)}\n`);
  const failures = (account.failed ?? []).map(
    ({ experiment, error }) => `${changesText(experiment)}: failed: ${error}`,
  );
  return [
    ...commonText(points, varying),
    ...blocks,
    ...failures,
    ...wrapped(countText(points.length, account, timing.totalSeconds)),
  ].join('\n');
}
