import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromFraction, nudge, type SliderRange, toFraction } from './sliderScale.ts';

const tau: SliderRange = { min: 0.01, max: 1, scale: 'log' };
const dropout: SliderRange = { min: 0, max: 0.7, scale: 'linear', step: 0.01 };

test('the middle of a log track is the geometric mean', () => {
  expect(toFraction(0.1, tau)).toBeCloseTo(0.5);
  expect(fromFraction(0.5, tau)).toBe(0.1);
});

test('ends map to ends', () => {
  for (const range of [tau, dropout]) {
    expect(fromFraction(0, range)).toBe(range.min);
    expect(fromFraction(1, range)).toBe(range.max);
  }
});

test('small steps on a log scale keep two significant digits', () => {
  expect(nudge(0.05, 1, false, tau)).toBe(0.055);
  expect(nudge(0.05, -1, false, tau)).toBe(0.048);
  expect(nudge(0.1, 1, false, tau)).toBe(0.11);
  expect(nudge(0.1, -1, false, tau)).toBe(0.095);
  expect(nudge(1, 1, false, tau)).toBe(1);
});

test('large steps on a log scale climb 1, 2, 5', () => {
  expect(nudge(0.05, 1, true, tau)).toBe(0.1);
  expect(nudge(0.1, -1, true, tau)).toBe(0.05);
  expect(nudge(0.055, -1, true, tau)).toBe(0.05);
  expect(nudge(0.03, 1, true, tau)).toBe(0.05);
});

test('linear steps land on the grid', () => {
  expect(nudge(0.1, 1, false, dropout)).toBe(0.11);
  expect(nudge(0.1, -1, true, dropout)).toBe(0.03);
  expect(nudge(0.69, 1, true, dropout)).toBe(0.7);
});

test('a snapped value stays where it is', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(tau, dropout),
      (fraction, range) => {
        const value = fromFraction(fraction, range);
        expect(fromFraction(toFraction(value, range), range)).toBe(value);
      },
    ),
  );
});

test('stepping up reaches the end in a bounded number of steps', () => {
  let value = tau.min;
  let steps = 0;
  while (value < tau.max && steps < 200) {
    const next = nudge(value, 1, false, tau);
    expect(next).toBeGreaterThan(value);
    value = next;
    steps++;
  }
  expect(value).toBe(tau.max);
  expect(steps).toBeLessThan(100);
});
