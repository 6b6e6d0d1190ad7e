import { describe, expect, it } from 'vitest';
import { betaCdf, betaQuantile } from './betaQuantile.ts';
import { clopperPearson } from './clopperPearson.ts';
import golden from './fixtures/metrics.json' with { type: 'json' };

describe('clopperPearson', () => {
  it.each([
    [18, 20, 0.683017286, 0.9876514728],
    [0, 30, 0, 0.1157033082],
  ])('is what other programs say of %i of %i', (k, n, low, high) => {
    const found = clopperPearson(k, n);
    expect(found.low).toBeCloseTo(low, 9);
    expect(found.high).toBeCloseTo(high, 9);
  });

  it.each(golden.clopperPearson95)('golden $k of $n', ({ k, n, interval }) => {
    const { value, low, high } = clopperPearson(k, n);
    expect(value).toBe(k / n);
    expect(low).toBeCloseTo(interval[0]!, 9);
    expect(high).toBeCloseTo(interval[1]!, 9);
  });

  it.each([
    [1, 1, 0.025, 1],
    [1, 1000, 2.531748749129404e-5, 0.005558924279826672],
    [4, 8000, 0.00013624943903662386, 0.0012796992539721565],
    [4000, 8000, 0.4889826483639703, 0.5110173516360297],
    [7999, 8000, 0.9993037435401572, 0.9999968352790097],
    [25000, 50000, 0.49560749396550624, 0.5043925060344938],
    [3, 1000000, 6.186725501906401e-7, 8.767247788067677e-6],
  ])('scipy, %i of %i', (k, n, low, high) => {
    const found = clopperPearson(k, n);
    expect(Math.abs(found.low / low - 1)).toBeLessThan(1e-9);
    expect(Math.abs(found.high / high - 1)).toBeLessThan(1e-9);
  });

  it('refuses what is not k of n', () => {
    expect(() => clopperPearson(3, 2)).toThrow('rate: 3 of 2');
    expect(() => clopperPearson(0, 0)).toThrow('rate: 0 of 0');
    expect(() => clopperPearson(0.5, 2)).toThrow('rate: 0.5 of 2');
  });
});

describe('betaQuantile', () => {
  it('inverts the CDF, which is exact for a uniform', () => {
    expect(betaCdf(0.3, 1, 1)).toBeCloseTo(0.3, 14);
    expect(betaCdf(betaQuantile(0.2, 7, 31), 7, 31)).toBeCloseTo(0.2, 12);
    expect(betaCdf(betaQuantile(0.2, 0.03, 2.4), 0.03, 2.4)).toBeCloseTo(0.2, 12);
  });

  it('is the arcsine distribution where both are a half', () => {
    for (const x of [0.001, 0.3, 0.8])
      expect(betaCdf(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 12);
  });
});
