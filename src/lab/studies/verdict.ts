/** Whether what a study has measured bears out what is claimed: a rule over intervals, the same for every study. */
import { DIFFERENCE, studentQuantile } from '../evaluation/meanInterval.ts';
import type { Contrast } from './contrast.ts';

export const VERDICTS = ['supported', 'not-supported', 'cannot-be-told'] as const;
export type VerdictKind = (typeof VERDICTS)[number];

/** The mean difference over seeds. Its ends hold for all contrasts of a verdict at once; without ends, there are too few seeds. */
export interface ContrastInterval {
  readonly what: string;
  readonly seeds: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Verdict {
  readonly kind: VerdictKind;
  readonly contrasts: readonly ContrastInterval[];
  /** The one that decides: what speaks against the claim most; if nothing does, what could tell soonest; of a claim that holds, the least sure. */
  readonly deciding: ContrastInterval | null;
  /** How many more seeds could tell, if they come out as those that were run; null: none need to, or no affordable number would. */
  readonly moreSeeds: number | null;
}

/** With fewer nothing is said: the spread of two values says next to nothing. Our choice. */
export const FEWEST_TO_TELL = 3;

/** More than so many seeds nobody runs. Our choice. */
const MOST_SEEDS = 1000;

const CONFIDENCE = 0.95;

interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

function momentsOf(values: readonly number[]): Moments {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}

/** How far the mean of so many seeds may be off; of several contrasts each is given its share of the error (Bonferroni). */
function reachOf(deviation: number, seeds: number, contrasts: number): number {
  return (studentQuantile(seeds - 1, 1 - (1 - CONFIDENCE) / contrasts) * deviation) / Math.sqrt(seeds);
}

function intervalOf({ what, differences }: Contrast, contrasts: number): ContrastInterval {
  const seeds = differences.length;
  const { mean: value, deviation } = momentsOf(differences);
  if (seeds < FEWEST_TO_TELL) return { what, seeds, value, low: null, high: null };
  const reach = reachOf(deviation, seeds, contrasts);
  const [least, most] = DIFFERENCE;
  return { what, seeds, value, low: Math.max(least, value - reach), high: Math.min(most, value + reach) };
}

type Ends = Pick<ContrastInterval, 'low' | 'high'>;
const isAbove = ({ low }: Ends) => low !== null && low > 0;
/** It is below 0; or it may be 0, and is smaller than would matter. */
const isAgainst = ({ low, high }: Ends, margin: number) =>
  low !== null && high !== null && (high < 0 || (low <= 0 && high < margin));

/** The smallest number of seeds with which a contrast of the same mean and spread would speak for the claim or against it. */
function seedsToTell({ differences, onlySupports }: Contrast, contrasts: number, margin: number): number {
  const { mean, deviation } = momentsOf(differences);
  for (let seeds = Math.max(FEWEST_TO_TELL, differences.length); seeds <= MOST_SEEDS; seeds++) {
    const reach = reachOf(deviation, seeds, contrasts);
    if (isAbove({ low: mean - reach, high: mean + reach })) return seeds;
    if (!onlySupports && isAgainst({ low: mean - reach, high: mean + reach }, margin)) return seeds;
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * Supported: every contrast is above 0. Not supported: one is below 0, or below what would matter. Else it cannot be told. Each by
 * intervals that hold all at once, by Student's t over seeds.
 *
 * @param margin the smallest difference that would matter, above 0
 */
export function verdictOf(contrasts: readonly Contrast[], margin: number): Verdict {
  const measured = contrasts.filter(({ differences }) => differences.length > 0);
  const intervals = measured.map((contrast) => intervalOf(contrast, measured.length));
  const told = (kind: VerdictKind, deciding: ContrastInterval | null, moreSeeds: number | null): Verdict => ({
    kind,
    contrasts: intervals,
    deciding,
    moreSeeds,
  });
  const [first] = intervals;
  if (!first) return told('cannot-be-told', null, null);
  const sureness = ({ value, low }: ContrastInterval) => low ?? value - 1;
  const leastSure = intervals.reduce((a, b) => (sureness(b) < sureness(a) ? b : a), first);
  const against = intervals.filter((one, i) => !measured[i]!.onlySupports && isAgainst(one, margin));
  if (against.length > 0) {
    const worst = against.reduce((a, b) => (b.high! < a.high! ? b : a));
    return told('not-supported', worst, null);
  }
  if (intervals.every(isAbove)) return told('supported', leastSure, null);
  const open = measured.flatMap((contrast, i) => {
    const interval = intervals[i]!;
    if (isAbove(interval)) return [];
    const refutes = !contrast.onlySupports && interval.value < margin / 2;
    return [{ interval, refutes, seeds: seedsToTell(contrast, measured.length, margin) }];
  });
  // One that comes to speak against the claim settles it; else all must have come to speak for it.
  const soonest = open.filter(({ refutes }) => refutes).toSorted((a, b) => a.seeds - b.seeds)[0];
  const { interval: deciding, seeds: enough } = soonest ?? open.toSorted((a, b) => b.seeds - a.seeds)[0]!;
  const run = Math.min(...measured.map(({ differences }) => differences.length));
  return told('cannot-be-told', deciding, Number.isFinite(enough) ? Math.max(1, enough - run) : null);
}
