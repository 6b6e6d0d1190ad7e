import type { Interval } from './interval.ts';

/**
 * First minus second of two figures from examples of their own, from the intervals of both (MOVER: Newcombe 1998, method 10, where
 * they are proportions with Wilson's intervals; Zou & Donner 2008). Of examples that are partly the same it is wider than it need be.
 */
export function unpairedDifference(first: Interval, second: Interval): Interval {
  const value = first.value - second.value;
  return {
    value,
    low: value - Math.hypot(first.value - first.low, second.high - second.value),
    high: value + Math.hypot(first.high - first.value, second.value - second.low),
  };
}
