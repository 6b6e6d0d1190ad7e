/** The points of a study that differ in their seed alone, taken together. */
import type { AttackName } from '../attacks/catalogue.ts';
import { canonicalJson } from '../digest.ts';
import type { Interval } from '../evaluation/interval.ts';
import type { RunFigures } from '../evaluation/judge.ts';
import { DIFFERENCE, studentQuantile } from '../evaluation/meanInterval.ts';
import type { Experiment } from '../experiment/experiment.ts';

/** Below so many seeds there is a mean, but no interval. */
export const FEWEST_SEEDS = 5;

/** Without ends where the seeds are too few for them. */
export interface MeanOverSeeds {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface AttackOverSeeds {
  readonly name: AttackName;
  readonly auc: MeanOverSeeds;
  readonly balancedAccuracy: MeanOverSeeds;
  /** At the rates of a run, in their order. */
  readonly tprAtFpr: readonly { readonly fpr: number; readonly tpr: MeanOverSeeds }[];
  /** CLMIA minus this attack, seed by seed on the same examples; null for CLMIA itself. */
  readonly clmiaMinus: { readonly auc: MeanOverSeeds; readonly balancedAccuracy: MeanOverSeeds } | null;
}

export interface OverSeeds<Point> {
  readonly seeds: readonly number[];
  /** In the order of the study; the first stands for all. */
  readonly points: readonly Point[];
  readonly attacks: readonly AttackOverSeeds[];
}

export interface SeededPoint {
  readonly experiment: Experiment;
  readonly attacks: readonly (Pick<RunFigures, 'auc' | 'tprAtFpr' | 'clmiaMinus'> & {
    readonly name: AttackName;
    readonly balancedAccuracy: Interval;
  })[];
}

const SHARE = [0, 1] as const;

/**
 * The mean over seeds with its 95 % interval by Student's t. It is no narrower than the seeds' own intervals make that of
 * their mean (MOVER: Zou & Donner 2008), so that seeds that agree claim no certainty.
 */
export function meanOverSeeds(
  figures: readonly Interval[],
  [least, most]: readonly [number, number] = SHARE,
): MeanOverSeeds {
  const count = figures.length;
  const mean = (of: (figure: Interval) => number) => figures.reduce((sum, one) => sum + of(one), 0) / count;
  const value = mean((one) => one.value);
  if (count < FEWEST_SEEDS) return { value, low: null, high: null };
  const deviation = Math.sqrt((mean((one) => (one.value - value) ** 2) * count) / (count - 1));
  const reach = (studentQuantile(count - 1) * deviation) / Math.sqrt(count);
  const below = Math.sqrt(mean((one) => (one.value - one.low) ** 2) / count);
  const above = Math.sqrt(mean((one) => (one.high - one.value) ** 2) / count);
  return {
    value,
    low: Math.max(least, value - Math.max(reach, below)),
    high: Math.min(most, value + Math.max(reach, above)),
  };
}

/** Of one attack's figures over the seeds of a setting. */
function attackOverSeeds(
  name: AttackName,
  figures: readonly SeededPoint['attacks'][number][],
): AttackOverSeeds {
  const differences = figures.flatMap(({ clmiaMinus }) => clmiaMinus ?? []);
  return {
    name,
    auc: meanOverSeeds(figures.map(({ auc }) => auc)),
    balancedAccuracy: meanOverSeeds(figures.map(({ balancedAccuracy }) => balancedAccuracy)),
    tprAtFpr: figures[0]!.tprAtFpr.map(({ fpr }, i) => ({
      fpr,
      tpr: meanOverSeeds(
        figures.map(({ tprAtFpr }) => ({ value: tprAtFpr[i]!.tpr, ...tprAtFpr[i]!.tprInterval })),
      ),
    })),
    clmiaMinus:
      differences.length < figures.length
        ? null
        : {
            auc: meanOverSeeds(
              differences.map(({ auc }) => auc),
              DIFFERENCE,
            ),
            balancedAccuracy: meanOverSeeds(
              differences.map(({ balancedAccuracy }) => balancedAccuracy),
              DIFFERENCE,
            ),
          },
  };
}

/** Every setting, whatever its seeds, in the order of its first point; of two points of one seed the first counts. */
export function settingsOf<Point extends SeededPoint>(points: readonly Point[]): OverSeeds<Point>[] {
  const settings = new Map<string, Map<number, Point>>();
  for (const point of points) {
    const key = canonicalJson({ ...point.experiment, seed: null });
    const bySeed = settings.get(key) ?? new Map<number, Point>();
    if (!bySeed.has(point.experiment.seed)) bySeed.set(point.experiment.seed, point);
    settings.set(key, bySeed);
  }
  return Array.from(settings.values(), (bySeed) => {
    const all = [...bySeed.values()];
    return {
      seeds: [...bySeed.keys()],
      points: all,
      attacks: all[0]!.attacks.map(({ name }) =>
        attackOverSeeds(
          name,
          all.map(({ attacks }) => attacks.find((attack) => attack.name === name)!),
        ),
      ),
    };
  });
}

/** Those settings that were run with at least two seeds. */
export function overSeeds<Point extends SeededPoint>(points: readonly Point[]): OverSeeds<Point>[] {
  return settingsOf(points).filter(({ seeds }) => seeds.length > 1);
}
