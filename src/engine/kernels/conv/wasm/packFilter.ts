const EIGHT = 8;

/** Floats that `packFilter` writes. */
export const packedSize = (inputs: number, outputs: number): number =>
  Math.ceil(outputs / EIGHT) * EIGHT * (1 + inputs);

/**
 * A filter as the routine `convolve` reads it: outputs by eights, zeros filling up the last eight, the bias in front.
 * `element` gives where in `weights` the first output of an input lies, and `step` how far the outputs are apart.
 */
export function packFilter(
  weights: Float32Array,
  bias: Float32Array | null,
  packed: Float32Array,
  { inputs, outputs, step, element }: PackedLayout,
): void {
  let p = 0;
  for (let o = 0; o < outputs; o += EIGHT) {
    const count = Math.min(EIGHT, outputs - o);
    for (let j = 0; j < EIGHT; j++) packed[p++] = bias && j < count ? bias[o + j]! : 0;
    for (let k = 0; k < inputs; k++) {
      const start = element(k) + o * step;
      for (let j = 0; j < EIGHT; j++) packed[p++] = j < count ? weights[start + j * step]! : 0;
    }
  }
}

export interface PackedLayout {
  readonly inputs: number;
  readonly outputs: number;
  readonly step: number;
  readonly element: (input: number) => number;
}
