import { betaQuantile } from './betaQuantile.ts';
import { EvaluationError } from './errors.ts';
import type { Interval } from './interval.ts';

/** As clopperPearson of k and n that need not be whole (Korn & Graubard 1998), 0 <= k <= n. */
export function clopperPearsonOfShare(k: number, n: number, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  return {
    value: k / n,
    low: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    high: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  };
}

/**
 * Exact interval of a rate, k successes out of n (Clopper & Pearson 1934, through the beta quantile).
 * @throws EvaluationError unless n >= 1 and 0 <= k <= n are whole numbers.
 */
export function clopperPearson(k: number, n: number, level = 0.95): Interval {
  if (!(Number.isInteger(k) && Number.isInteger(n) && n >= 1 && k >= 0 && k <= n)) {
    throw new EvaluationError(`rate: ${k} of ${n}`, 'Give whole numbers with 0 <= k <= n and n >= 1.');
  }
  return clopperPearsonOfShare(k, n, level);
}
