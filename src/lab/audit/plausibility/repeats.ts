/** Answers that are the same to the last digit, with the same label. */
import { isTelling } from './copies.ts';
import type { Examined } from './examined.ts';

/** Rows that are remembered: beyond it one in so many, chosen by what is in them, so that equal rows are kept or left together. */
const MOST_KEPT = 200_000;

const FLOAT = new Float32Array(1);
const BITS = new Uint32Array(FLOAT.buffer);

/** Of a row and its label, in 53 bits: as float32, since the same answer may have been saved in two widths. */
export function keyOf(values: ArrayLike<number>, start: number, classes: number, label: number): number {
  let [a, b] = [label + 1, 0x9e3779b9];
  for (let c = 0; c < classes; c++) {
    FLOAT[0] = values[start + c]!;
    const bits = BITS[0]!;
    a = Math.imul(a ^ bits, 0x85ebca6b);
    a ^= a >>> 13;
    b = Math.imul(b + bits, 0xc2b2ae35);
    b ^= b >>> 16;
  }
  return (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff);
}

export const isKept = (key: number, rows: number) =>
  rows <= MOST_KEPT || key % Math.ceil(rows / MOST_KEPT) === 0;

export interface Repeats {
  /** Telling rows of each kind, and how many of each have a twin of the other kind. */
  readonly members: { readonly rows: number; readonly distinct: number };
  readonly nonMembers: { readonly rows: number; readonly distinct: number; readonly amongMembers: number };
  readonly keysOfMembers: ReadonlyMap<number, number>;
}

export function repeatsOf({ classes, target, labels, members }: Examined): Repeats {
  const inside = new Map<number, number>();
  const outside = new Map<number, number>();
  const rows = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    if (!isTelling(target, i * classes, classes)) continue;
    const key = keyOf(target.values, i * classes, classes, labels[i]!);
    if (!isKept(key, labels.length)) continue;
    const kind = members[i] === 1 ? inside : outside;
    rows[members[i]!]! += 1;
    kind.set(key, (kind.get(key) ?? 0) + 1);
  }
  let amongMembers = 0;
  for (const [key, times] of outside) if (inside.has(key)) amongMembers += times;
  return {
    members: { rows: rows[1]!, distinct: inside.size },
    nonMembers: { rows: rows[0]!, distinct: outside.size, amongMembers },
    keysOfMembers: inside,
  };
}
