/** Answers that are the same to the last digit, with the same label. */

import type { Answers } from '../../attacks/attackInputs.ts';
import { isTelling } from './copies.ts';
import type { Examined } from './examined.ts';

/** Rows that are remembered: beyond it one in so many, chosen by what is in them, so that equal rows are kept or left together. */
const MOST_KEPT = 200_000;

const FLOAT = new Float32Array(1);
const BITS = new Uint32Array(FLOAT.buffer);

/** Of a row and its label, in 53 bits: as float32, since the same answer may have been saved in two widths. */
function keyOf(values: ArrayLike<number>, start: number, classes: number, label: number): number {
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

const isKept = (key: number, rows: number) => rows <= MOST_KEPT || key % Math.ceil(rows / MOST_KEPT) === 0;

/** Times of each row of a kind. */
type Times = ReadonlyMap<number, number>;

/** Rows by which examples can be told, of members and of non-members. */
export interface Repeats {
  readonly members: Times;
  readonly nonMembers: Times;
}

/** @param among how many rows there are in all, which decides how many are remembered */
export function timesOf(
  { classes }: Pick<Examined, 'classes'>,
  answers: Answers,
  labels: ArrayLike<number>,
  among: number,
  isIn: (row: number) => boolean = () => true,
): Times {
  const times = new Map<number, number>();
  for (let i = 0; i < labels.length; i++) {
    if (!isIn(i) || !isTelling(answers, i * classes, classes)) continue;
    const key = keyOf(answers.values, i * classes, classes, labels[i]!);
    if (isKept(key, among)) times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}

export function repeatsOf(examined: Examined): Repeats {
  const { target, labels, members } = examined;
  const of = (kind: 0 | 1) =>
    timesOf(examined, target, labels, labels.length, (row) => members[row] === kind);
  return { members: of(1), nonMembers: of(0) };
}

const sum = (times: Times, of: (time: number) => number) => {
  let total = 0;
  for (const time of times.values()) total += of(time);
  return total;
};

export const rowsOf = (times: Times): number => sum(times, (time) => time);

/** Pairs of equal rows within. */
const pairsWithin = (times: Times) => sum(times, (time) => (time * (time - 1)) / 2);

export interface Shared {
  /** Rows of the second that are rows of the first. */
  readonly rows: number;
  readonly share: number;
  /** Whether there are far more of them than rows are equal by themselves within the two: few digits, few leaves of a tree, few columns make equal rows anywhere. */
  readonly isTelling: boolean;
}

/** What two sets of rows share. */
export function sharedBy(first: Times, second: Times): Shared {
  let rows = 0;
  let pairs = 0;
  for (const [key, time] of second) {
    const there = first.get(key) ?? 0;
    pairs += there * time;
    if (there > 0) rows += time;
  }
  const [a, b] = [rowsOf(first), rowsOf(second)];
  const within = pairsWithin(first) + pairsWithin(second);
  const expected = (within * 2 * a * b) / Math.max(1, a ** 2 + b ** 2);
  return { rows, share: rows / Math.max(1, b), isTelling: pairs > 3 * expected + 3 * Math.sqrt(expected) };
}
