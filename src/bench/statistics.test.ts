import { describe, expect, it } from 'vitest';
import { fittedExponent, median, spread } from './statistics.ts';

describe('median and spread', () => {
  it('takes the middle whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(spread([4, 1, 3])).toEqual({ min: 1, max: 4 });
  });

  it('leaves its argument as it was', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('fittedExponent', () => {
  it.each([0, 1, 1.5, 2])('finds the power %d', (power) => {
    const sizes = [64, 128, 256, 512];
    expect(
      fittedExponent(
        sizes,
        sizes.map((size) => 0.003 * size ** power),
      ),
    ).toBeCloseTo(power, 10);
  });

  it('reads less than the power where a fixed cost is added', () => {
    const sizes = [1, 2, 4, 8];
    const exponent = fittedExponent(
      sizes,
      sizes.map((size) => size ** 2 + 5),
    );
    expect(exponent).toBeGreaterThan(0.5);
    expect(exponent).toBeLessThan(2);
  });
});
