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

/** Whether the sides are those expected; one that is expected as a letter may be any. */
export const hasSides = (shape: readonly number[], expected: readonly (number | string)[]): boolean =>
  shape.length === expected.length &&
  expected.every((side, i) => typeof side === 'string' || side === shape[i]);

/** What to do where the first two axes are exchanged; undefined where that is not the matter. */
export function exchangedAxes(
  shape: readonly number[],
  expected: readonly (number | string)[],
): string | undefined {
  const [first, second, ...rest] = shape;
  if (first === undefined || second === undefined || !hasSides([second, first, ...rest], expected)) return;
  return 'Its first two axes seem to be exchanged: swap them (numpy: swapaxes(0, 1)).';
}
