/**
 * Indices that keep the shape of several series sharing one x axis: first, last, and each series' lowest and highest
 * point in every bucket. At most `limit` ascending indices.
 */
export function decimateIndices(series: readonly ArrayLike<number>[], limit: number): number[] {
  const length = Math.max(0, ...series.map((values) => values.length));
  if (length <= limit) return Array.from({ length }, (_, index) => index);
  const buckets = Math.max(1, Math.floor((limit - 2) / (2 * series.length)));
  const kept = new Set([0, length - 1]);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = 1 + Math.floor((bucket * (length - 2)) / buckets);
    const to = 1 + Math.floor(((bucket + 1) * (length - 2)) / buckets);
    for (const values of series) {
      const { low, high } = ends(values, from, Math.min(to, values.length));
      if (low >= 0) kept.add(low).add(high);
    }
  }
  return [...kept].sort((a, b) => a - b);
}

function ends(values: ArrayLike<number>, from: number, to: number): { low: number; high: number } {
  let low = -1;
  let high = -1;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    if (low < 0 || value < values[low]!) low = i;
    if (high < 0 || value > values[high]!) high = i;
  }
  return { low, high };
}

/** Indices of a path's points (pixels) at least `length / limit` apart along it, ends included. */
export function decimatePath(x: ArrayLike<number>, y: ArrayLike<number>, limit: number): number[] {
  const count = Math.min(x.length, y.length);
  if (count <= limit) return Array.from({ length: count }, (_, index) => index);
  const gap = (a: number, b: number) => Math.abs(x[a]! - x[b]!) + Math.abs(y[a]! - y[b]!);
  let length = 0;
  for (let i = 1; i < count; i++) length += gap(i, i - 1);
  const spacing = length / (limit - 2);
  const kept = [0];
  let travelled = 0;
  for (let i = 1; i < count - 1; i++) {
    travelled += gap(i, i - 1);
    if (travelled < spacing) continue;
    kept.push(i);
    travelled = 0;
  }
  kept.push(count - 1);
  return kept;
}
