/** Equal examples would leak membership from one set into another: they are removed before the split. */
import { type Dataset, exampleBytes, examplesAt } from './dataset.ts';

function contentKey(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

export interface Occurrences {
  /** The indices of the examples whose values appear for the first time, in order. */
  readonly first: readonly number[];
  /** The others, each with the one that it equals. */
  readonly repeats: readonly { readonly index: number; readonly equals: number }[];
}

export function occurrences(dataset: Dataset): Occurrences {
  const seen = new Map<number, number[]>();
  const first: number[] = [];
  const repeats: { index: number; equals: number }[] = [];
  for (let i = 0; i < dataset.count; i++) {
    const bytes = exampleBytes(dataset, i);
    const key = contentKey(bytes);
    const alike = seen.get(key);
    const equals = alike?.find((j) => sameBytes(exampleBytes(dataset, j), bytes));
    if (equals !== undefined) {
      repeats.push({ index: i, equals });
      continue;
    }
    if (alike) alike.push(i);
    else seen.set(key, [i]);
    first.push(i);
  }
  return { first, repeats };
}

/** The dataset without repeated examples. */
export function withoutDuplicates(dataset: Dataset): Dataset {
  const { first: kept } = occurrences(dataset);
  const removed = dataset.count - kept.length;
  if (removed === 0) return dataset;
  return { ...examplesAt(dataset, kept), duplicatesRemoved: dataset.duplicatesRemoved + removed };
}
