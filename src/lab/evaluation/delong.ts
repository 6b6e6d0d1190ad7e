import type { Interval } from './interval.ts';
import type { RankedScores } from './roc.ts';

/** Two-sided 95 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Mean and sample variance, over `scores`, of the share of `others` that lies below (ties count half); both ascending.
 */
function placements(scores: Float64Array, others: Float64Array): { mean: number; variance: number } {
  let below = 0;
  let upTo = 0;
  let sum = 0;
  let squares = 0;
  for (const score of scores) {
    while (below < others.length && others[below]! < score) below++;
    while (upTo < others.length && others[upTo]! <= score) upTo++;
    // Around 1/2, which keeps the squares' difference exact enough at a million scores.
    const centred = (below + upTo) / (2 * others.length) - 0.5;
    sum += centred;
    squares += centred * centred;
  }
  const mean = sum / scores.length;
  return { mean: mean + 0.5, variance: (squares - scores.length * mean * mean) / (scores.length - 1) };
}

/**
 * AUC with its 95 % interval from the variance of DeLong, DeLong & Clarke-Pearson 1988, in O(N) on ranked scores (Sun &
 * Xu 2014). With a single member or non-member nothing is known: the interval is [0, 1].
 */
export function delongAuc({ members, nonMembers }: RankedScores): Interval {
  const inside = placements(members, nonMembers);
  const value = inside.mean;
  if (members.length < 2 || nonMembers.length < 2) return { value, low: 0, high: 1 };
  const outside = placements(nonMembers, members);
  const variance = inside.variance / members.length + outside.variance / nonMembers.length;
  const reach = Z * Math.sqrt(Math.max(0, variance));
  return { value, low: Math.max(0, value - reach), high: Math.min(1, value + reach) };
}
