import { describe, expect, it } from 'vitest';
import { comparisonOf, verdictOf } from './verdict.ts';

const interval = (value: number, half: number) => ({ value, low: value - half, high: value + half });

describe('verdictOf', () => {
  it('calls better or worse than chance only what its interval keeps apart from it', () => {
    expect(verdictOf(interval(0.6, 0.05))).toBe('better');
    expect(verdictOf(interval(0.4, 0.05))).toBe('worse');
    expect(verdictOf(interval(0.53, 0.05))).toBe('chance');
    expect(verdictOf({ value: 0.55, low: 0.5, high: 0.6 })).toBe('chance');
  });

  it('does not call guessing what a handful of examples cannot tell', () => {
    expect(verdictOf(interval(0.64, 0.2))).toBe('unclear');
    expect(verdictOf(interval(0.5, 0.2))).toBe('unclear');
    expect(verdictOf(interval(0.75, 0.2))).toBe('better');
  });
});

describe('comparisonOf', () => {
  it('is ahead or behind only where the paired interval leaves zero', () => {
    expect(comparisonOf(interval(0.03, 0.02))).toBe('ahead');
    expect(comparisonOf(interval(-0.03, 0.02))).toBe('behind');
    expect(comparisonOf(interval(0.01, 0.02))).toBe('alike');
  });

  it('does not call alike what may differ by much', () => {
    expect(comparisonOf(interval(0.01, 0.12))).toBe('unclear');
  });
});
