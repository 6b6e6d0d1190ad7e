/** Equal pictures would leak membership from one set into another: they are removed before the split. */
import { type Dataset, exampleAt, exampleSize } from './dataset.ts';

function contentKey(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The indices of the examples whose picture appears for the first time, in order. */
export function firstOccurrences(dataset: Dataset): number[] {
  const seen = new Map<number, number[]>();
  const kept: number[] = [];
  for (let i = 0; i < dataset.count; i++) {
    const bytes = exampleAt(dataset, i);
    const key = contentKey(bytes);
    const alike = seen.get(key);
    if (alike?.some((j) => sameBytes(exampleAt(dataset, j), bytes))) continue;
    if (alike) alike.push(i);
    else seen.set(key, [i]);
    kept.push(i);
  }
  return kept;
}

/** The dataset without repeated pictures. */
export function withoutDuplicates(dataset: Dataset): Dataset {
  const kept = firstOccurrences(dataset);
  const removed = dataset.count - kept.length;
  if (removed === 0) return dataset;
  const size = exampleSize(dataset);
  const pixels = new Uint8Array(kept.length * size);
  kept.forEach((from, to) => {
    pixels.set(exampleAt(dataset, from), to * size);
  });
  const labels = Uint8Array.from(kept, (i) => dataset.labels[i]!);
  return {
    ...dataset,
    count: kept.length,
    pixels,
    labels,
    duplicatesRemoved: dataset.duplicatesRemoved + removed,
  };
}
