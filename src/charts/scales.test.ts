import { expect, test } from 'vitest';
import { decades, extent, linearScale, logScale, niceTicks } from './scales.ts';

test('a linear scale maps ends to ends, and a flat domain to its start', () => {
  const scale = linearScale([0, 10], [100, 0]);
  expect(scale(0)).toBe(100);
  expect(scale(10)).toBe(0);
  expect(linearScale([3, 3], [0, 50])(7)).toBe(0);
});

test('a log scale keeps zeros on its low end', () => {
  const scale = logScale([0.001, 1], [0, 300]);
  expect(scale(0.01)).toBeCloseTo(100);
  expect(scale(0)).toBeCloseTo(0);
});

test('ticks are round and inside', () => {
  expect(niceTicks(0, 1, 2)).toEqual([0, 0.5, 1]);
  expect(niceTicks(3.9, 5.6, 2)).toEqual([4, 5]);
  expect(niceTicks(0.13, 0.97, 4)).toEqual([0.25, 0.5, 0.75]);
  expect(niceTicks(2, 2, 3)).toEqual([2]);
});

test('decades of a log axis', () => {
  expect(decades(0.001, 1)).toEqual([0.001, 0.01, 0.1, 1]);
});

test('the extent skips what is not finite', () => {
  expect(extent([[Number.NaN, 2], new Float32Array([5, -1])])).toEqual([-1, 5]);
  expect(extent([[], [Number.NaN]])).toBeNull();
});
