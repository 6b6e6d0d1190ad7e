import type { Numbers } from './numbers.ts';

/** The same array with its last axis running fastest, from one whose first axis does. */
export function inCOrder<T extends Numbers>(values: T, shape: readonly number[]): T {
  if (shape.filter((length) => length > 1).length < 2) return values;
  const ordered = new (values.constructor as new (length: number) => T)(values.length);
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((a, b) => a * b, 1));
  const at = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < ordered.length; to++) {
    ordered[to] = values[from]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at[axis]! += 1;
      from += strides[axis]!;
      if (at[axis]! < shape[axis]!) break;
      from -= strides[axis]! * shape[axis]!;
      at[axis] = 0;
    }
  }
  return ordered;
}
