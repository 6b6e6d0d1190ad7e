/** The points of a sweep that differ in their seed alone, taken together. */
import type { AttackName } from '../attacks/catalogue.ts';
import { canonicalJson } from '../digest.ts';
import type { Interval } from '../evaluation/interval.ts';
import { studentQuantile } from '../evaluation/meanInterval.ts';
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
}

export interface OverSeeds<Point> {
  readonly seeds: readonly number[];
  /** In the order of the sweep; the first stands for all. */
  readonly points: readonly Point[];
  readonly attacks: readonly AttackOverSeeds[];
}

interface SeededPoint {
  readonly experiment: Experiment;
  readonly attacks: readonly {
    readonly name: AttackName;
    readonly auc: Interval;
    readonly balancedAccuracy: Interval;
  }[];
}

/**
 * The mean over seeds with its 95 % interval by Student's t. It is no narrower than the seeds' own intervals make that of
 * their mean (MOVER: Zou & Donner 2008), so that seeds that agree claim no certainty.
 */
export function meanOverSeeds(figures: readonly Interval[]): MeanOverSeeds {
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
    low: Math.max(0, value - Math.max(reach, below)),
    high: Math.min(1, value + Math.max(reach, above)),
  };
}

/** Every group of at least two points that differ in their seed alone, in the order of their first. */
export function overSeeds<Point extends SeededPoint>(points: readonly Point[]): OverSeeds<Point>[] {
  const groups = new Map<string, Point[]>();
  for (const point of points) {
    const key = canonicalJson({ ...point.experiment, seed: null });
    const group = groups.get(key) ?? [];
    if (group.some(({ experiment }) => experiment.seed === point.experiment.seed)) continue;
    groups.set(key, [...group, point]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const of = (name: AttackName) =>
        group.map(({ attacks }) => attacks.find((attack) => attack.name === name)!);
      return {
        seeds: group.map(({ experiment }) => experiment.seed),
        points: group,
        attacks: group[0]!.attacks.map(({ name }) => ({
          name,
          auc: meanOverSeeds(of(name).map(({ auc }) => auc)),
          balancedAccuracy: meanOverSeeds(of(name).map(({ balancedAccuracy }) => balancedAccuracy)),
        })),
      };
    });
}
