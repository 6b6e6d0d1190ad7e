/** The arrays of an audit file before anything is believed of them, whatever file they come from. */
import type { Numbers } from '../data/numpy/numbers.ts';

export interface RawArray {
  readonly shape: readonly number[];
  /** In C order. */
  readonly values: Numbers;
  /** Whether the numbers were float16, which rounds a probability in its fourth digit. */
  readonly half: boolean;
}

/** By name. */
export type RawArrays = ReadonlyMap<string, RawArray>;

export const shapeText = (shape: readonly (number | string)[]) => `shape [${shape.join(', ')}]`;

/** `[3][1]`: where a flat position stands in an array of this shape. */
export function placeText(position: number, shape: readonly number[]): string {
  let rest = position;
  return shape
    .map((_, axis) => {
      const stride = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
      const index = Math.floor(rest / stride);
      rest -= index * stride;
      return `[${index}]`;
    })
    .join('');
}
