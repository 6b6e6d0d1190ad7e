import { describe, expect, it } from 'vitest';
import { logNormalCdf, logNormalDensity, logNormalTail } from './normal.ts';

describe('logNormalCdf', () => {
  /** scipy 1.17.1: norm.logcdf(z); beyond -37 mpmath with 40 digits. */
  it.each([
    [-1e6, -500000000014.7344],
    [-1000, -500007.8266948121],
    [-40, -804.6084420137538],
    [-37, -689.0305855768906],
    [-20, -203.91715537109727],
    [-8, -35.01343715991455],
    [-2.83, -6.063003425465195],
    [-2.82, -6.031793965384981],
    [-1, -1.8410216450092636],
    [-0.1, -0.7761545927302733],
    [0, -Math.LN2],
    [0.1, -0.6165050101150263],
    [1, -0.17275377902344988],
    [2.82, -0.0024040699359675925],
    [2.83, -0.002330112812289185],
    [6, -9.865876455243758e-10],
    [9, -1.1285884059538405e-19],
  ])('at %d', (z, expected) => {
    expect(Math.abs(logNormalCdf(z) / expected - 1)).toBeLessThan(1e-12);
  });

  it('is finite however far', () => {
    expect(logNormalCdf(-1e300)).toBeLessThan(-1e307);
    expect(Number.isFinite(logNormalCdf(-1e300))).toBe(true);
    expect(logNormalCdf(1e300)).toBe(-0);
  });

  it.each([0.3, 2, 9, 30])('is the other side of the tail at %d', (z) => {
    expect(logNormalTail(z)).toBe(logNormalCdf(-z));
    expect(logNormalTail(-z)).toBe(logNormalCdf(z));
  });
});

it('logNormalDensity', () => {
  expect(logNormalDensity(1.5, -0.5, 3)).toBeCloseTo(-2.1349113442053946, 14);
});
