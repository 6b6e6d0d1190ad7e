/** The examples that lie nearest to one. */

/**
 * Positions of the nearest rows by Euclidean distance, the nearest first; of equal ones the first.
 * @param rows [count, width] @param among positions that may be chosen, of which the row's own is none
 */
export function nearestTo(
  position: number,
  rows: Float32Array,
  width: number,
  among: readonly number[],
  count: number,
): number[] {
  const squared = (other: number) => {
    let sum = 0;
    for (let d = 0; d < width; d++) sum += (rows[position * width + d]! - rows[other * width + d]!) ** 2;
    return sum;
  };
  return among
    .filter((other) => other !== position)
    .map((other) => ({ other, distance: squared(other) }))
    .sort((a, b) => a.distance - b.distance || a.other - b.other)
    .slice(0, count)
    .map(({ other }) => other);
}
