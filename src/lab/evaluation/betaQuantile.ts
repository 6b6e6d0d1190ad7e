const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** log Gamma(x) for x > 0 (Lanczos 1964, g = 7, 9 terms). */
function logGamma(x: number): number {
  const shifted = x + 6.5;
  let series = LANCZOS[0]!;
  for (let i = 1; i < LANCZOS.length; i++) series += LANCZOS[i]! / (x - 1 + i);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(shifted) - shifted + Math.log(series);
}

/** Continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const nonZero = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction;
}

/** Regularised incomplete beta function I_x(a, b), 0 <= x <= 1, a and b > 0: the beta distribution's CDF. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (scale * betaFraction(x, a, b)) / a
    : 1 - (scale * betaFraction(1 - x, b, a)) / b;
}

/**
 * Beta quantile down to neighbouring doubles, by Chandrupatla's method (1997): inverse quadratic interpolation where the CDF
 * is smooth enough for it, else bisection. a and b > 0, 0 < probability < 1.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  // The newest place, the one across the quantile from it, and the one before.
  let [x1, f1] = [1, 1 - probability];
  let [x2, f2] = [0, -probability];
  let [x3, f3] = [0, -probability];
  let share = 0.5;
  for (;;) {
    const x = x1 + share * (x2 - x1);
    const f = betaCdf(x, a, b) - probability;
    if (f === 0 || x === x1 || x === x2) return x;
    if (f > 0 === f1 > 0) [x3, f3] = [x1, f1];
    else [x3, f3, x2, f2] = [x2, f2, x1, f1];
    [x1, f1] = [x, f];
    const best = Math.abs(f1) < Math.abs(f2) ? x1 : x2;
    const least = (Number.EPSILON * best) / Math.abs(x2 - x1);
    if (least > 0.5) return best;
    const [xi, phi] = [(x1 - x2) / (x3 - x2), (f1 - f2) / (f3 - f2)];
    share =
      phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi
        ? (f1 / (f2 - f1)) * (f3 / (f2 - f3)) + (((x3 - x1) / (x2 - x1)) * (f1 / (f3 - f1)) * f2) / (f3 - f2)
        : 0.5;
    share = Math.min(1 - least, Math.max(least, share));
  }
}
