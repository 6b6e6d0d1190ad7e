/** Where further rows lie in a plane of an embedding. */
import type { Projection } from '../evaluation/projection.ts';

/** [width] X'v of rows [count, width], their mean taken from each. */
function onto(rows: Float32Array, width: number, mean: Float64Array, values: Float32Array): Float64Array {
  const sum = new Float64Array(width);
  for (let i = 0; i < values.length; i++) {
    for (let d = 0; d < width; d++) sum[d]! += (rows[i * width + d]! - mean[d]!) * values[i]!;
  }
  return sum;
}

/**
 * The map that gave rows their places in a plane of two principal axes, whichever way it was turned or mirrored: both axes lie in
 * the span of X'x and X'y, and which combinations of these they are, two equations tell.
 *
 * @param rows [count, width] @param plane [count] their places
 * @returns from one further row to its place
 */
export function planeOf(
  rows: Float32Array,
  width: number,
  plane: Projection,
): (row: ArrayLike<number>) => readonly [x: number, y: number] {
  const count = plane.x.length;
  const mean = new Float64Array(width);
  for (let i = 0; i < count; i++) for (let d = 0; d < width; d++) mean[d]! += rows[i * width + d]! / count;
  const spans = [plane.x, plane.y].map((values) => onto(rows, width, mean, values));
  const alongAll = spans.map((span) =>
    Float64Array.from({ length: count }, (_, i) =>
      span.reduce((sum, value, d) => sum + value * (rows[i * width + d]! - mean[d]!), 0),
    ),
  );
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
    return sum;
  };
  const [p, q] = alongAll as [Float64Array, Float64Array];
  const [pp, pq, qq] = [dot(p, p), dot(p, q), dot(q, q)];
  const determinant = pp * qq - pq * pq;
  const axes = [plane.x, plane.y].map((values) => {
    const [a, b] = [dot(p, values), dot(q, values)];
    // Rows on one line leave the second equation empty.
    if (determinant <= 1e-12 * pp * qq) return spans[0]!.map((value) => (pp > 0 ? (value * a) / pp : 0));
    const [first, second] = [(a * qq - b * pq) / determinant, (b * pp - a * pq) / determinant];
    return spans[0]!.map((value, d) => first * value + second * spans[1]![d]!);
  });
  return (row) => {
    const at = (axis: Float64Array) => axis.reduce((sum, value, d) => sum + value * (row[d]! - mean[d]!), 0);
    return [at(axes[0]!), at(axes[1]!)];
  };
}
