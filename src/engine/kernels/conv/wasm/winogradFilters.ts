const ELEMENTS = 16;

/** G g G' of each 3 x 3 filter: [16, in, out] from [3, 3, in, out]. */
export function transformFilter(g: Float32Array, u: Float32Array): void {
  const size = g.length / 9;
  const half = new Float32Array(12 * size);
  // First along the filter's height, 3 x 3 to 4 x 3, then along its width, to 4 x 4.
  widen(g, half, 3 * size, 1, 3 * size);
  widen(half, u, size, 4, size);
}

function widen(from: Float32Array, to: Float32Array, size: number, groups: number, stride: number): void {
  for (let group = 0; group < groups; group++) {
    const source = 3 * group * stride;
    const target = 4 * group * stride;
    for (let k = 0; k < size; k++) {
      const a = from[source + k]!;
      const b = from[source + stride + k]!;
      const c = from[source + 2 * stride + k]!;
      to[target + k] = a;
      to[target + stride + k] = (a + b + c) / 2;
      to[target + 2 * stride + k] = (a - b + c) / 2;
      to[target + 3 * stride + k] = c;
    }
  }
}

/** G' s G, the way back for gradients: [3, 3, in, out] from [16, in, out]. */
export function transformFilterGradient(s: Float32Array, g: Float32Array): void {
  const size = s.length / ELEMENTS;
  const half = new Float32Array(12 * size);
  narrow(s, half, 4 * size, 1, 4 * size);
  narrow(half, g, size, 3, size);
}

function narrow(from: Float32Array, to: Float32Array, size: number, groups: number, stride: number): void {
  for (let group = 0; group < groups; group++) {
    const source = 4 * group * stride;
    const target = 3 * group * stride;
    for (let k = 0; k < size; k++) {
      const b = from[source + stride + k]!;
      const c = from[source + 2 * stride + k]!;
      to[target + k] = from[source + k]! + (b + c) / 2;
      to[target + stride + k] = (b - c) / 2;
      to[target + 2 * stride + k] = (b + c) / 2 + from[source + 3 * stride + k]!;
    }
  }
}
