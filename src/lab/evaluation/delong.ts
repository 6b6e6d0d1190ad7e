import type { Interval } from './interval.ts';
import { placed, seenVariance } from './placements.ts';
import type { RankedScores } from './roc.ts';

/** Two-sided 95 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * AUC with its 95 % interval from the variance of DeLong, DeLong & Clarke-Pearson 1988, as other programs give it. It covers
 * too little where examples are few or the AUC is near 1 (docs/intervals.md): the lab's own figures have `aucInterval`'s.
 * With a single member or non-member nothing is known: the interval is [0, 1].
 */
export function delongAuc(ranked: RankedScores): Interval {
  const scores = placed(ranked);
  const { value, members, nonMembers } = scores;
  if (members.count < 2 || nonMembers.count < 2) return { value, low: 0, high: 1 };
  const reach = Z * Math.sqrt(seenVariance(scores));
  return { value, low: Math.max(0, value - reach), high: Math.min(1, value + reach) };
}
