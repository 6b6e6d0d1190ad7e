/** Answers that are copies of others: of the same examples by what should be another model, or of the same model by what should be another pass. */
import type { Answers } from '../../attacks/attackInputs.ts';

/** By which two numbers differ through rounding alone: a share of the larger, and an amount. Our choice. */
interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

/** The smallest posteriors count, too: they tell sure models apart. Logits may be near 0. */
const OF_ONE_KIND: Readonly<Record<Answers['kind'], Tolerance>> = {
  posteriors: { relative: 1e-4, absolute: 1e-30 },
  logits: { relative: 1e-4, absolute: 1e-5 },
};
/** Posteriors that were saved, maybe in half precision, and those of logits. */
const OF_BOTH_KINDS: Tolerance = { relative: 2e-3, absolute: 1e-6 };

const probability = ({ values }: Answers, start: number, classes: number) => {
  let highest = values[start]!;
  for (let c = 1; c < classes; c++) highest = Math.max(highest, values[start + c]!);
  let sum = 0;
  for (let c = 0; c < classes; c++) sum += Math.exp(values[start + c]! - highest);
  return (c: number) => Math.exp(values[start + c]! - highest) / sum;
};

function reader(answers: Answers, start: number, classes: number, asPosteriors: boolean) {
  const { values, kind } = answers;
  return asPosteriors && kind === 'logits'
    ? probability(answers, start, classes)
    : (c: number) => values[start + c]!;
}

/** Whether the two rows, which begin at the two positions, are the same within rounding. */
export function sameRow(
  a: Answers,
  aStart: number,
  b: Answers,
  bStart: number,
  classes: number,
  { relative, absolute }: Tolerance = a.kind === b.kind ? OF_ONE_KIND[a.kind] : OF_BOTH_KINDS,
): boolean {
  const mixed = a.kind !== b.kind;
  const [one, other] = [reader(a, aStart, classes, mixed), reader(b, bStart, classes, mixed)];
  for (let c = 0; c < classes; c++) {
    const [x, y] = [one(c), other(c)];
    if (Math.abs(x - y) > absolute + relative * Math.max(Math.abs(x), Math.abs(y))) return false;
  }
  return true;
}

/** Posteriors of 0 and 1 alone are what any sure model answers: they tell no model from another. */
export function isTelling({ values, kind }: Answers, start: number, classes: number): boolean {
  for (let c = 0; c < classes; c++) {
    const value = values[start + c]!;
    if (kind === 'logits' ? value !== values[start] : value !== 0 && value !== 1) return true;
  }
  return false;
}

/** As far as a double goes in a text: rows of one key are the same row. */
const keyOf = (values: ArrayLike<number>, start: number, classes: number) => {
  let key = '';
  for (let c = 0; c < classes; c++) key += `${values[start + c]!.toPrecision(4)} `;
  return key;
};

/** So many rows are compared of two sets of answers. */
const MOST_COMPARED = 256;
/** This share of what is compared must be the same, and this share of it must be rows of their own. Our choice. */
const NEARLY_ALL = 0.95;
const OWN = 0.3;
const FEWEST = 3;

/** Rows by which copies can be told. */
export function tellingRows(answers: Answers, rows: ArrayLike<number>, classes: number): number[] {
  const telling: number[] = [];
  for (let i = 0; i < rows.length && telling.length < MOST_COMPARED; i++) {
    if (isTelling(answers, rows[i]! * classes, classes)) telling.push(rows[i]!);
  }
  return telling;
}

/**
 * Whether two sets of answers, beginning at the two positions, are one: of models with few different answers
 * (trees, rounded posteriors) that is never said.
 */
export function areCopies(
  a: Answers,
  aStart: number,
  b: Answers,
  bStart: number,
  telling: readonly number[],
  classes: number,
): boolean {
  if (telling.length < FEWEST) return false;
  let different = 0;
  for (const row of telling) {
    const at = row * classes;
    if (!sameRow(a, aStart + at, b, bStart + at, classes)) different += 1;
    if (different > (1 - NEARLY_ALL) * telling.length) return false;
  }
  const distinct = new Set(telling.map((row) => keyOf(a.values, aStart + row * classes, classes)));
  return distinct.size >= Math.max(FEWEST, OWN * telling.length);
}
