import type { Experiment } from '../../lab/experiment/experiment.ts';
import { changedPairs } from '../../lab/experiment/experimentText.ts';
import { areaRange, bitsText, percent, pointsRange } from '../../lab/numbers.ts';
import { FEWEST_SEEDS, type MeanOverSeeds, type OverSeeds, overSeeds } from '../../lab/studies/overSeeds.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';

export interface Swept {
  readonly points: readonly StudyPoint[];
  /** Points that differ in their seed alone, together; absent where there are none. */
  readonly overSeeds?: readonly SweptSeeds[];
  /** Points whose run failed; absent where none did. */
  readonly failed?: readonly { readonly experiment: Experiment; readonly error: string }[];
  /** The signal that ended the sweep before its last point. */
  readonly interrupted?: string;
  readonly timing: {
    readonly totalSeconds: number;
    /** Of every point, in its order. */
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

/** What a point changes. */
export function changesText(experiment: Experiment): string {
  return (
    changedPairs(experiment)
      .map(([path, value]) => `${path}=${value}`)
      .join(' ') || 'default'
  );
}

/** What a point changes, then CLMIA's balanced accuracy and AUC where it is among the attacks, and what its views tell. */
export function pointText({ experiment, attacks, information }: StudyPoint): string {
  const shown = attacks.find(({ name }) => name === 'clmia') ?? attacks[0]!;
  const name = shown.name === 'clmia' ? 'CLMIA' : shown.name;
  const figures = `${name} ${pointsRange(shown.balancedAccuracy)} %, AUC ${areaRange(shown.auc)}`;
  return `${changesText(experiment)}: ${figures}, views tell ${bitsText(information.pair)} bits`;
}

const withEnds = ({ value, low, high }: MeanOverSeeds) =>
  low === null || high === null ? null : { value, low, high };

/** CLMIA's figures over the seeds, or those of the first attack. */
function seedsText({ experiment, seeds, attacks }: SweptSeeds): string {
  const { name, auc, balancedAccuracy } = attacks.find(({ name: one }) => one === 'clmia') ?? attacks[0]!;
  const [balanced, area] = [withEnds(balancedAccuracy), withEnds(auc)];
  const figures =
    balanced && area
      ? `${pointsRange(balanced)} %, AUC ${areaRange(area)}`
      : `${percent(balancedAccuracy.value)}, AUC ${auc.value.toFixed(3)}, without intervals: they take at least ${FEWEST_SEEDS} seeds`;
  const changes = changedPairs(experiment).filter(([path]) => path !== 'seed');
  const what = changes.map(([path, value]) => `${path}=${value} `).join('');
  return `${what}mean over ${seeds.length} seeds: ${name === 'clmia' ? 'CLMIA' : name} ${figures}`;
}

/** One line for each point, and for each group of seeds. */
export function sweepText({
  points,
  overSeeds: means = [],
  failed = [],
  interrupted,
  timing,
}: Swept): string {
  const lines = [...points.map(pointText), ...means.map(seedsText)];
  const failures = failed.map(({ experiment, error }) => `${changesText(experiment)}: failed: ${error}`);
  const ended = interrupted ? `, then ended by ${interrupted}` : '';
  return [
    ...lines,
    ...failures,
    `${points.length} points in ${timing.totalSeconds.toFixed(0)} s${ended}`,
  ].join('\n');
}
