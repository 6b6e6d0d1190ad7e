import { expect, test } from 'vitest';
import { robustLimits, settleLimits } from './limits.ts';

test('a few far outliers do not squeeze the plot', () => {
  const values = Float32Array.from({ length: 1000 }, (_, i) => i / 999);
  values[0] = -500;
  values[999] = 900;
  const { x0, x1 } = robustLimits(values, values);
  expect(x0).toBeGreaterThan(-0.2);
  expect(x1).toBeLessThan(1.2);
});

test('what is outermost is held where it is near the others, on each side by itself', () => {
  const values = Float32Array.from({ length: 1000 }, (_, i) => i / 999);
  values[0] = -0.4;
  values[999] = 900;
  const { x0, x1 } = robustLimits(values, values);
  expect(x0).toBeLessThan(-0.4);
  expect(x1).toBeLessThan(1.2);
});

test('missing values, one value and no value give finite limits', () => {
  for (const values of [[Number.NaN, 1, 2], [3, 3, 3], []]) {
    const { x0, x1 } = robustLimits(Float32Array.from(values), Float32Array.from(values));
    expect(x1).toBeGreaterThan(x0);
  }
});

test('limits in use stay while the data nearly fits them', () => {
  const used = { x0: 0, x1: 10, y0: 0, y1: 10 };
  expect(settleLimits(used, { x0: -0.2, x1: 10.2, y0: 1, y1: 9 })).toEqual(used);
  expect(settleLimits(used, { x0: -2, x1: 10, y0: 1, y1: 9 })).toEqual({ ...used, x0: -2, x1: 10 });
  expect(settleLimits(used, { x0: 4, x1: 6, y0: 0, y1: 10 })).toEqual({ ...used, x0: 4, x1: 6 });
});
