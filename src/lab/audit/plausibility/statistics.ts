/** The few tests that the signs of a slip rest on. */
import { betaCdf } from '../../evaluation/betaQuantile.ts';

export interface Agreement {
  /** Share of positions at which both are the same. */
  readonly observed: number;
  /** The same if one of them were shuffled. */
  readonly expected: number;
  /** Standard deviations of such a shuffle between the two. */
  readonly z: number;
  /** Cohen's kappa: 0 as if shuffled, 1 the same everywhere. */
  readonly kappa: number;
  readonly count: number;
}

/** How far the given classes agree with the labels, beyond what their frequencies make of a shuffle. */
export function agreement(given: ArrayLike<number>, labels: ArrayLike<number>, classes: number): Agreement {
  const count = labels.length;
  const a = new Float64Array(classes);
  const b = new Float64Array(classes);
  let same = 0;
  for (let i = 0; i < count; i++) {
    const [one, other] = [given[i]!, labels[i]!];
    if (one >= 0 && one < classes) a[one]! += 1;
    b[other]! += 1;
    if (one === other) same += 1;
  }
  let products = 0;
  let squares = 0;
  let own = 0;
  for (let c = 0; c < classes; c++) {
    const product = a[c]! * b[c]!;
    products += product;
    squares += product * product;
    own += product * (count - a[c]!) * (count - b[c]!);
  }
  const expected = products / count ** 2;
  const observed = same / count;
  // Of the diagonal's sum in a table with both margins fixed.
  const variance = count > 1 ? (own + products ** 2 - squares) / (count ** 2 * (count - 1)) : 0;
  const z = variance > 0 ? (same - products / count) / Math.sqrt(variance) : 0;
  const kappa = expected < 1 ? (observed - expected) / (1 - expected) : 0;
  return { observed, expected, z, kappa, count };
}

/** P(at most `successes` of `count`) at the given rate. */
export function atMost(successes: number, count: number, rate: number): number {
  const k = Math.floor(successes);
  if (k >= count) return 1;
  if (k < 0) return 0;
  return 1 - betaCdf(rate, k + 1, count - k);
}

export interface Ranking {
  /** P(a one's score is above a zero's), ties half. */
  readonly auc: number;
  /** Standard deviations above 1/2 if the kinds were shuffled (Mann & Whitney 1947, with ties); 0 where a kind is missing. */
  readonly z: number;
  /** One such standard deviation, of the AUC. */
  readonly error: number;
}

/** How far the scores of the ones lie above those of the zeros. */
export function ranking(scores: ArrayLike<number>, kinds: ArrayLike<number>): Ranking {
  const count = scores.length;
  const order = Float64Array.from({ length: count }, (_, i) => i).sort((i, j) => scores[i]! - scores[j]!);
  let ones = 0;
  let ranks = 0;
  let ties = 0;
  for (let from = 0; from < count; ) {
    let to = from;
    let inside = 0;
    while (to < count && scores[order[to]!] === scores[order[from]!]) inside += kinds[order[to++]!]!;
    const size = to - from;
    ones += inside;
    ranks += inside * (from + (size + 1) / 2);
    ties += size ** 3 - size;
    from = to;
  }
  const zeros = count - ones;
  if (ones === 0 || zeros === 0) return { auc: 0.5, z: 0, error: 0 };
  const auc = (ranks - (ones * (ones + 1)) / 2) / (ones * zeros);
  const variance = (count + 1 - ties / (count * (count - 1))) / (12 * ones * zeros);
  const error = Math.sqrt(Math.max(0, variance));
  return { auc, z: error > 0 ? (auc - 0.5) / error : 0, error };
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
