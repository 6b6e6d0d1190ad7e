const LOWEST = -104;
const HIGHEST = 89;
const powersOfTwo = Float64Array.from({ length: 280 }, (_, i) => 2 ** (i - 151));

/** exp(x) to within a rounding of float32: 2^k times a polynomial on [-ln 2 / 2, ln 2 / 2]. */
export function expInto(x: Float32Array, y: Float32Array): void {
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    const clipped = Math.max(LOWEST, Math.min(value, HIGHEST));
    // Adding and taking away 1.5 * 2^52 rounds to the nearest integer.
    const k = clipped * Math.LOG2E + 6755399441055744 - 6755399441055744;
    const r = clipped - k * Math.LN2;
    const tail = 1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040)));
    const p = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * tail)));
    y[i] = p * powersOfTwo[k + 151]!;
  }
}
