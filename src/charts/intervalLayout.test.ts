import { expect, test } from 'vitest';
import { intervalLayout } from './intervalLayout.ts';

const spans = [
  { low: 0.6, high: 0.7 },
  { low: 0.48, high: 0.55 },
];

test('every interval and the chance line fall inside the plot', () => {
  const { scale, left, right } = intervalLayout(360, spans, 0.5, 14, 20);
  for (const value of [0.48, 0.5, 0.7]) {
    expect(scale(value)).toBeGreaterThanOrEqual(left);
    expect(scale(value)).toBeLessThanOrEqual(right);
  }
});

test('differences get a column only where there is room', () => {
  expect(intervalLayout(340, spans, 0.5, 14, 22).differenceEnd).toBeNull();
  expect(intervalLayout(800, spans, 0.5, 14, 22).differenceEnd).toBe(800);
  expect(intervalLayout(800, spans, 0.5, 14, 0).differenceEnd).toBeNull();
});

test('no rows, or no width, still gives finite numbers', () => {
  const layout = intervalLayout(0, [], 0.5, 0, 0);
  expect(Number.isFinite(layout.scale(0.5))).toBe(true);
});
