/**
 * The interval of an AUC, also of few examples and at the edge: Clopper & Pearson's of as many independent pairs as the examples
 * are worth. After Korn & Graubard 1998, who do so for rates from surveys. How well it covers: docs/intervals.md.
 */
import { checkScores } from './checks.ts';
import { clopperPearsonOfShare } from './clopperPearson.ts';
import type { Interval } from './interval.ts';
import { type PlacedScores, placed, type Spread } from './placements.ts';
import { type RankedScores, rankScores } from './roc.ts';

/**
 * What is added to the spread that is seen and to the greatest that could be: where everything is in order none is seen, which
 * does not mean that there is none. Our choice: of the simulated values the least that covers.
 */
const UNSEEN = 0.5;

/** Pairs beyond which the interval is as narrow as it gets (0.0006 at an AUC of 1/2): more would take the quantiles long. */
const MOST_PAIRS = 1e7;

/** One kind's share of the variance of a single pair, per example; `pair` is that variance. */
function shareOf({ count, variance }: Spread, pair: number): number {
  return ((count - 1) * variance + UNSEEN) / (count * pair + UNSEEN) / count;
}

/**
 * How many independent pairs of one member and one non-member would tell the AUC as well as the examples do, by the variance of
 * DeLong, DeLong & Clarke-Pearson 1988 with something unseen added for each kind.
 */
export function independentPairs({ value, members, nonMembers }: PlacedScores): number {
  const pair = value * (1 - value);
  return Math.min(MOST_PAIRS, 1 / (shareOf(members, pair) + shareOf(nonMembers, pair)));
}

/** Of so many independent pairs, a share `value` of them in order. */
export const intervalOfPairs = (value: number, pairs: number): Interval => ({
  ...clopperPearsonOfShare(value * pairs, pairs),
  value,
});

/**
 * As many pairs as can be made of the examples, none twice in a pair, are independent; whatever the scores, the AUC's variance is
 * at most that of the mean of those (Birnbaum & Klose 1957).
 */
export const pairsWithoutRepeats = ({ members, nonMembers }: PlacedScores): number =>
  Math.min(members.count, nonMembers.count);

/**
 * AUC with its 95 % interval, in O(N) on ranked scores. Never [1, 1] nor [0, 0]. With a single member or non-member nothing is
 * known: the interval is [0, 1].
 */
export function aucOfRanked(ranked: RankedScores): Interval {
  const scores = placed(ranked);
  const fewest = pairsWithoutRepeats(scores);
  if (fewest < 2) return { value: scores.value, low: 0, high: 1 };
  return intervalOfPairs(scores.value, Math.max(fewest, independentPairs(scores)));
}

/** As aucOfRanked, of scores [N] against members [N]. @throws EvaluationError as rocCurve */
export function aucInterval(scores: ArrayLike<number>, members: ArrayLike<number>): Interval {
  checkScores(scores, members);
  return aucOfRanked(rankScores(scores, members));
}
