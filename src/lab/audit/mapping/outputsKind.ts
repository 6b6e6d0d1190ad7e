/** Whether rows of numbers are posteriors or logits, by the numbers. */
import { ROUNDED } from '../rowSums.ts';

export type OutputsKind = 'posteriors' | 'logits';

const isBeyond = (value: number) => !(value >= 0 && value <= 1 + ROUNDED);

/**
 * Posteriors where most rows are distributions, else logits where a number is no probability; undefined where neither is sure.
 * A few rows that are no distributions do not make logits of all: they are wrong, and told of one by one. Of rows of one
 * number, a binary model's, 0 to 1 is a probability; where most are and some are not, neither is sure. Rows that hold
 * something else than finite numbers say nothing. Whole numbers are classes rather than either.
 */
export function outputsKind(rows: readonly ArrayLike<number>[]): OutputsKind | undefined {
  let finite = 0;
  let beyond = 0;
  let distributions = 0;
  let whole = true;
  for (const row of rows) {
    const values = Array.from(row);
    if (!values.every(Number.isFinite)) continue;
    finite += 1;
    if (!values.every(Number.isInteger)) whole = false;
    if (values.some(isBeyond)) beyond += 1;
    else if (values.length === 1 || Math.abs(values.reduce((a, b) => a + b, 0) - 1) <= ROUNDED)
      distributions += 1;
  }
  if (finite === 0) return undefined;
  const single = rows[0]!.length === 1;
  if (single && whole) return undefined;
  if (distributions === finite) return 'posteriors';
  if (2 * distributions >= finite) return single ? undefined : 'posteriors';
  return beyond > 0 ? 'logits' : undefined;
}
