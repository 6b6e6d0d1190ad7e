import { expect, it } from 'vitest';
import { unpairedDifference } from './unpairedDifference.ts';

/** Wilson's score interval, as Newcombe takes it. */
function wilson(successes: number, n: number) {
  const z = 1.959964;
  const p = successes / n;
  const middle = (2 * successes + z * z) / (2 * (n + z * z));
  const reach = (z * Math.sqrt(z * z + 4 * successes * (1 - p))) / (2 * (n + z * z));
  return { value: p, low: middle - reach, high: middle + reach };
}

// Newcombe 1998, Statistics in Medicine 17: 873-890, table II, method 10, contrasts (a) to (d), (g) and (h).
it.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 10, 0.6075, 1],
])('%i of %i minus %i of %i as published', (a, m, b, n, low, high) => {
  const difference = unpairedDifference(wilson(a, m), wilson(b, n));
  expect(difference.value).toBeCloseTo(a / m - b / n, 12);
  expect(difference.low).toBeCloseTo(low, 4);
  expect(difference.high).toBeCloseTo(high, 4);
});
