import { describe, expect, it } from 'vitest';
import { isAbove, isBelow, widenedFor } from './chosenOfMany.ts';

const interval = { value: 0.6, low: 0.51, high: 0.68 };

describe('widenedFor', () => {
  it('leaves the interval of a single figure as it is', () => {
    const { low, high } = widenedFor(interval, 1);
    expect(low).toBeCloseTo(0.51, 9);
    expect(high).toBeCloseTo(0.68, 9);
  });

  it('widens each side as the normal quantile of its share of 5 %', () => {
    // z of 1 - 0.025 / 18 is 2.99147, of 1 - 0.025 is 1.95996.
    const { low, high } = widenedFor(interval, 18);
    expect(low).toBeCloseTo(0.6 - (0.09 * 2.99147) / 1.95996, 4);
    expect(high).toBeCloseTo(0.6 + (0.08 * 2.99147) / 1.95996, 4);
  });
});

describe('isAbove, isBelow', () => {
  it('is above chance alone, but not as the best of 18', () => {
    expect(isAbove(interval, 0.5)).toBe(true);
    expect(isAbove(interval, 0.5, 18)).toBe(false);
    expect(isBelow(interval, 0.7)).toBe(true);
    expect(isBelow(interval, 0.7, 18)).toBe(false);
  });

  it('is neither where the interval holds the reference', () => {
    expect(isAbove({ value: 0.5, low: 0.5, high: 0.5 }, 0.5)).toBe(false);
    expect(isBelow({ value: 0.5, low: 0.5, high: 0.5 }, 0.5)).toBe(false);
  });
});
