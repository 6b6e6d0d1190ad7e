/** What an interval is worth once its figure has been chosen from many. */
import type { Interval } from './interval.ts';
import { logNormalCdf } from './normal.ts';

/** z with P(Z <= z) = probability, for probabilities of at least one half. */
function normalQuantile(probability: number): number {
  let low = 0;
  let high = 40;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (logNormalCdf(middle) < Math.log(probability)) low = middle;
    else high = middle;
  }
  return low;
}

/** Two-sided, of the intervals that are shown. */
const LEVEL = 0.05;
const SHOWN = normalQuantile(1 - LEVEL / 2);

/**
 * The 95 % interval of a figure that was chosen as the most striking of `many`: so wide that all of them together hold at 95 %
 * (Bonferroni), by scaling each side as a normal estimate's.
 */
export function widenedFor({ value, low, high }: Interval, many: number): Interval {
  const scale = normalQuantile(1 - LEVEL / 2 / Math.max(1, many)) / SHOWN;
  return { value, low: value - scale * (value - low), high: value + scale * (high - value) };
}

/** Whether the interval lies above the reference, even for the best of `many`. */
export const isAbove = (interval: Interval, reference: number, many = 1): boolean =>
  interval.value > reference && widenedFor(interval, many).low > reference;

/** Whether it lies below the reference, even for the worst of `many`. */
export const isBelow = (interval: Interval, reference: number, many = 1): boolean =>
  interval.value < reference && widenedFor(interval, many).high < reference;
