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

/** P(Z > z) for z >= 0. */
function upperTail(z: number): number {
  const x = z / Math.SQRT2;
  return x < 2 ? (1 - erfSeries(x)) / 2 : (Math.exp(-x * x) * erfcFraction(x)) / Math.sqrt(Math.PI) / 2;
}

/** log P(Z <= z), the probability floored at 1e-300 (about -690.8). */
export function logNormalCdf(z: number): number {
  return z >= 0 ? Math.log1p(-upperTail(z)) : Math.log(Math.max(upperTail(-z), 1e-300));
}

/** log of the density of N(mean, variance) at x. */
export function logNormalDensity(x: number, mean: number, variance: number): number {
  return -0.5 * (Math.log(2 * Math.PI * variance) + (x - mean) ** 2 / variance);
}
