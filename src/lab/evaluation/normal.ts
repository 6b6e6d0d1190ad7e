/** The standard normal distribution's tails, to about 1e-14 relative, far into either. */

/** erf(x) for small x >= 0 by its series of positive terms (DLMF 7.6.2). */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** erfc(x) exp(x^2) sqrt(pi) for large x: the continued fraction of DLMF 7.9.3, from its far end. */
function erfcFraction(x: number): number {
  let fraction = x;
  for (let n = 120; n >= 1; n--) fraction = x + n / 2 / fraction;
  return 1 / fraction;
}

/** Its square is finite. */
const FARTHEST = 1e154;

/** P(Z > z) for z >= 0. */
function upperTail(z: number): number {
  const x = z / Math.SQRT2;
  return x < 2 ? (1 - erfSeries(x)) / 2 : (Math.exp(-x * x) * erfcFraction(x)) / Math.sqrt(Math.PI) / 2;
}

/** log P(Z > z), also where the probability is none that float64 holds. */
export function logNormalTail(z: number): number {
  if (z < 0) return Math.log1p(-upperTail(-z));
  const x = Math.min(z / Math.SQRT2, FARTHEST);
  return x < 2 ? Math.log(upperTail(z)) : Math.log(erfcFraction(x) / (2 * Math.sqrt(Math.PI))) - x * x;
}

/** log P(Z <= z), also where the probability is none that float64 holds. */
export const logNormalCdf = (z: number) => logNormalTail(-z);

/** log of the density of N(mean, variance) at x. */
export function logNormalDensity(x: number, mean: number, variance: number): number {
  return -0.5 * (Math.log(2 * Math.PI * variance) + (x - mean) ** 2 / variance);
}
