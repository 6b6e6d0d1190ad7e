/** Answers that are copies of others: of the same examples by what should be another model, or of the same model by what should be another pass. */
import type { Answers } from '../../attacks/attackInputs.ts';

/** Below it two numbers differ by rounding: a share of them, and of logits, which may be near 0, an amount. Our choice. */
const RELATIVE = 1e-4;
const ABSOLUTE = { posteriors: 1e-30, logits: 1e-5 } as const;

/** The same row of two sets of answers of one kind. The smallest posteriors count, too: they tell sure models apart. */
export function sameRow(
  { values: a, kind }: Answers,
  aStart: number,
  b: ArrayLike<number>,
  bStart: number,
  classes: number,
): boolean {
  for (let c = 0; c < classes; c++) {
    const [one, other] = [a[aStart + c]!, b[bStart + c]!];
    const allowed = ABSOLUTE[kind] + RELATIVE * Math.max(Math.abs(one), Math.abs(other));
    if (Math.abs(one - other) > allowed) return false;
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
 * Whether two sets of answers of the same kind, beginning at the two positions, are one: of models with few different answers
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
  if (a.kind !== b.kind || telling.length < FEWEST) return false;
  let different = 0;
  for (const row of telling) {
    const at = row * classes;
    if (!sameRow(a, aStart + at, b.values, bStart + at, classes)) different += 1;
    if (different > (1 - NEARLY_ALL) * telling.length) return false;
  }
  const distinct = new Set(telling.map((row) => keyOf(a.values, aStart + row * classes, classes)));
  return distinct.size >= Math.max(FEWEST, OWN * telling.length);
}
