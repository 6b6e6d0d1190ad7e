/** How the scores of one membership kind lie among those of the other: what an AUC and its variance are made of. */
import type { RankedScores } from './roc.ts';

/** Of one membership kind: how many examples, and the sample variance of their placements (0 of a single one). */
export interface Spread {
  readonly count: number;
  readonly variance: number;
}

/** AUC, the mean of either kind's placements, and how much they spread. */
export interface PlacedScores {
  readonly value: number;
  readonly members: Spread;
  readonly nonMembers: Spread;
}

/** Over `scores`, the share of `others` that lies below (ties count half), both ascending: its mean and variance. */
function spreadOf(scores: Float64Array, others: Float64Array): Spread & { readonly mean: number } {
  let below = 0;
  let upTo = 0;
  let pairs = 0;
  let sum = 0;
  let squares = 0;
  for (const score of scores) {
    while (below < others.length && others[below]! < score) below++;
    while (upTo < others.length && others[upTo]! <= score) upTo++;
    pairs += below + upTo;
    // Around 1/2, which keeps the squares' difference exact enough at a million scores.
    const centred = (below + upTo) / (2 * others.length) - 0.5;
    sum += centred;
    squares += centred * centred;
  }
  const count = scores.length;
  const variance = count < 2 ? 0 : Math.max(0, squares - (sum * sum) / count) / (count - 1);
  return { count, variance, mean: pairs / (2 * count * others.length) };
}

/** AUC and the spread of both kinds' placements in O(N) on ranked scores (Sun & Xu 2014). */
export function placed({ members, nonMembers }: RankedScores): PlacedScores {
  const { mean: value, ...inside } = spreadOf(members, nonMembers);
  const { count, variance } = spreadOf(nonMembers, members);
  return { value, members: inside, nonMembers: { count, variance } };
}

/** Of the AUC (DeLong, DeLong & Clarke-Pearson 1988). */
export const seenVariance = ({ members, nonMembers }: PlacedScores): number =>
  members.variance / members.count + nonMembers.variance / nonMembers.count;

/** How many of the ascending values lie below a score; equal ones count half. */
function standing(ascending: Float64Array, score: number): number {
  const first = (isBeyond: (value: number) => boolean) => {
    let low = 0;
    let high = ascending.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBeyond(ascending[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return (first((value) => value >= score) + first((value) => value > score)) / 2;
}

/**
 * [N] of each example the share of the other kind that its score [N] stands on the right side of; ties count half.
 * @param ranked the same scores
 */
export function placementsOf(
  ranked: RankedScores,
  scores: ArrayLike<number>,
  members: ArrayLike<number>,
): Float64Array {
  return Float64Array.from(members, (member, i) =>
    member === 1
      ? standing(ranked.nonMembers, scores[i]!) / ranked.nonMembers.length
      : 1 - standing(ranked.members, scores[i]!) / ranked.members.length,
  );
}
