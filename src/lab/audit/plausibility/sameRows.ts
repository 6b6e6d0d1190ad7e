/** The same example more than once: found by answers that are the same to the last digit, with the same label. */

import type { Answers } from '../../attacks/attackInputs.ts';
import { count, percent } from '../../numbers.ts';
import { isTelling } from './copies.ts';
import type { Examined } from './examined.ts';
import type { PlausibilityRule } from './rule.ts';

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

interface Repeats {
  /** Telling rows of each kind, and how many of each have a twin of the other kind. */
  readonly members: { readonly rows: number; readonly distinct: number };
  readonly nonMembers: { readonly rows: number; readonly distinct: number; readonly amongMembers: number };
  readonly keysOfMembers: ReadonlyMap<number, number>;
}

function repeatsOf({ classes, target, labels, members }: Examined): Repeats {
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

const FEWEST = 3;
const SHARE = 0.01;

/** Share of rows that repeat another of their own kind: what a coarse model (trees, few digits, few columns) does by itself. */
const coarse = ({ members, nonMembers }: Repeats) =>
  1 - (members.distinct + nonMembers.distinct) / Math.max(1, members.rows + nonMembers.rows);

const inBoth: PlausibilityRule = {
  id: 'members-among-non-members',
  looksFor: 'non-members whose answers are a member’s, to the last digit',
  find: (examined) => {
    const repeats = repeatsOf(examined);
    const { amongMembers, rows } = repeats.nonMembers;
    const share = amongMembers / Math.max(1, rows);
    if (amongMembers < FEWEST || share < SHARE || coarse(repeats) > share / 2) return null;
    return `${percent(share)} of the non-members (${count(amongMembers)} of ${count(rows)} looked at) get exactly the answer of a member with the same label: the same examples stand among both, and no attack can tell them apart. Leave out of the non-members whatever the model was trained on, duplicates too.`;
  },
};

const MANY = 0.5;
const MOST_TIMES = 20;

const inBulk: PlausibilityRule = {
  id: 'examples-repeat',
  looksFor: 'half of the examples or more stand there several times',
  find: (examined) => {
    const repeats = repeatsOf(examined);
    const share = coarse(repeats);
    const { members, nonMembers } = repeats;
    const rows = members.rows + nonMembers.rows;
    const times = rows / Math.max(1, members.distinct + nonMembers.distinct);
    // With two classes one number is all there is of an answer, and few digits make many answers the same.
    if (examined.classes < 3 || rows < 2 * FEWEST || share < 1 - 1 / (1 + MANY) || times > MOST_TIMES)
      return null;
    return `Answers repeat: of ${count(rows)} examples only ${count(members.distinct + nonMembers.distinct)} differ. If the same examples stand there several times, keep one of each: intervals take every row for an example of its own. If the model gives few different answers (a tree, few digits), scores tie; save all digits.`;
  },
};

/** Nearly all rows the same. */
const constant: PlausibilityRule = {
  id: 'answers-constant',
  looksFor: 'the model answers every example alike',
  find: ({ classes, target, labels }) => {
    if (labels.length < 2 * FEWEST) return null;
    const { values } = target;
    for (let i = classes; i < values.length; i++) if (values[i] !== values[i % classes]) return null;
    return `The model gives all ${count(labels.length)} examples the same answer: nothing can be told of any of them. The outputs of one example may have been saved for all, or the model is broken.`;
  },
};

function shareAmong(
  answers: Answers,
  labels: ArrayLike<number>,
  classes: number,
  keys: ReadonlyMap<number, number>,
  rows: number,
) {
  let looked = 0;
  let found = 0;
  for (let i = 0; i < labels.length; i++) {
    if (!isTelling(answers, i * classes, classes)) continue;
    const key = keyOf(answers.values, i * classes, classes, labels[i]!);
    if (!isKept(key, rows)) continue;
    looked += 1;
    if (keys.has(key)) found += 1;
  }
  return { looked, found };
}

const populationOfMembers: PlausibilityRule = {
  id: 'population-holds-members',
  looksFor: 'answers to the population that are a member’s, to the last digit',
  find: (examined) => {
    const { population, target, classes, labels } = examined;
    if (!population || population.answers.kind !== target.kind) return null;
    const repeats = repeatsOf(examined);
    const { looked, found } = shareAmong(
      population.answers,
      population.labels,
      classes,
      repeats.keysOfMembers,
      labels.length,
    );
    const share = found / Math.max(1, looked);
    if (found < FEWEST || share < SHARE || coarse(repeats) > share / 2) return null;
    return `${percent(share)} of the population (${count(found)} of ${count(looked)} looked at) get exactly the answer of a member with the same label: RMIA’s z must lie outside every model. Draw the population from examples that no model was trained on.`;
  },
};

export const sameRowRules: readonly PlausibilityRule[] = [inBoth, inBulk, constant, populationOfMembers];
