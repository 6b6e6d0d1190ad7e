import { POINTS, type WinogradTile } from '../simd/winogradTile.ts';

/** One axis of the filters' transforms: `to` from `from`, in runs of `size` floats, for each of `groups`. */
type Along = (from: Float32Array, to: Float32Array, size: number, groups: number) => void;

interface FilterTransforms {
  /** G g: a tile's elements from three taps. */
  readonly widen: Along;
  /** G' s, the way back for gradients. */
  readonly narrow: Along;
}

const small: FilterTransforms = {
  widen(from, to, size, groups) {
    for (let group = 0; group < groups; group++) {
      const source = 3 * group * size;
      const target = 4 * group * size;
      for (let k = 0; k < size; k++) {
        const a = from[source + k]!;
        const b = from[source + size + k]!;
        const c = from[source + 2 * size + k]!;
        to[target + k] = a;
        to[target + size + k] = (a + b + c) / 2;
        to[target + 2 * size + k] = (a - b + c) / 2;
        to[target + 3 * size + k] = c;
      }
    }
  },
  narrow(from, to, size, groups) {
    for (let group = 0; group < groups; group++) {
      const source = 4 * group * size;
      const target = 3 * group * size;
      for (let k = 0; k < size; k++) {
        const b = from[source + size + k]!;
        const c = from[source + 2 * size + k]!;
        to[target + k] = from[source + k]! + (b + c) / 2;
        to[target + size + k] = (b - c) / 2;
        to[target + 2 * size + k] = (b + c) / 2 + from[source + 3 * size + k]!;
      }
    }
  },
};

const [P, Q] = POINTS;
/** One through the product of a point's distances to the others. */
const ORIGIN = 1 / (P * Q) ** 2;
const AT_P = 1 / (2 * P ** 2 * (P ** 2 - Q ** 2));
const AT_Q = 1 / (2 * Q ** 2 * (Q ** 2 - P ** 2));
// Powers and pairs in the loops below would be made anew for every weight, and leave a megabyte of garbage a step.
const [P_SQUARED, Q_SQUARED, P_AT_P, Q_AT_Q] = [P ** 2, Q ** 2, AT_P * P, AT_Q * Q];

const large: FilterTransforms = {
  widen(from, to, size, groups) {
    for (let group = 0; group < groups; group++) {
      const source = 3 * group * size;
      const target = 6 * group * size;
      for (let k = 0; k < size; k++) {
        const a = from[source + k]!;
        const b = from[source + size + k]!;
        const c = from[source + 2 * size + k]!;
        const evenP = AT_P * (a + P_SQUARED * c);
        const oddP = P_AT_P * b;
        const evenQ = AT_Q * (a + Q_SQUARED * c);
        const oddQ = Q_AT_Q * b;
        to[target + k] = ORIGIN * a;
        to[target + size + k] = evenP + oddP;
        to[target + 2 * size + k] = evenP - oddP;
        to[target + 3 * size + k] = evenQ + oddQ;
        to[target + 4 * size + k] = evenQ - oddQ;
        to[target + 5 * size + k] = c;
      }
    }
  },
  narrow(from, to, size, groups) {
    for (let group = 0; group < groups; group++) {
      const source = 6 * group * size;
      const target = 3 * group * size;
      for (let k = 0; k < size; k++) {
        const b = AT_P * from[source + size + k]!;
        const c = AT_P * from[source + 2 * size + k]!;
        const d = AT_Q * from[source + 3 * size + k]!;
        const e = AT_Q * from[source + 4 * size + k]!;
        to[target + k] = ORIGIN * from[source + k]! + (b + c) + (d + e);
        to[target + size + k] = P * (b - c) + Q * (d - e);
        to[target + 2 * size + k] = P_SQUARED * (b + c) + Q_SQUARED * (d + e) + from[source + 5 * size + k]!;
      }
    }
  },
};

const transformsOf = ({ outputs }: WinogradTile) => (outputs === 2 ? small : large);

/** G g G' of 3 x 3 filters: [elements, all] from [3, 3, all]. */
export function transformFilter(tile: WinogradTile, g: Float32Array, u: Float32Array): void {
  const size = g.length / 9;
  const half = new Float32Array(3 * tile.side * size);
  const { widen } = transformsOf(tile);
  // First along the filter's height, then along its width.
  widen(g, half, 3 * size, 1);
  widen(half, u, size, tile.side);
}

/** G' s G, the way back for gradients: [3, 3, all] from [elements, all]. */
export function transformFilterGradient(tile: WinogradTile, s: Float32Array, g: Float32Array): void {
  const size = g.length / 9;
  const half = new Float32Array(3 * tile.side * size);
  const { narrow } = transformsOf(tile);
  narrow(s, half, tile.side * size, 1);
  narrow(half, g, size, 3);
}
