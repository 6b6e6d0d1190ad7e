/** Whether rows of numbers are posteriors or logits, by the numbers. */
import { ROUNDED } from '../rowSums.ts';

export type OutputsKind = 'posteriors' | 'logits';

/**
 * Posteriors where all rows are distributions, logits where a number is no probability; undefined where neither is sure.
 * Of rows of one number, a binary model's, 0 to 1 is a probability. Whole numbers are classes rather than either.
 */
export function outputsKind(rows: readonly ArrayLike<number>[]): OutputsKind | undefined {
  if (rows.length === 0) return undefined;
  const beyond = (value: number) => !(value >= 0 && value <= 1 + ROUNDED);
  let logits = false;
  let distributions = true;
  let whole = true;
  for (const row of rows) {
    let sum = 0;
    for (let c = 0; c < row.length; c++) {
      const value = row[c]!;
      if (!Number.isFinite(value)) return undefined;
      if (beyond(value)) logits = true;
      if (!Number.isInteger(value)) whole = false;
      sum += value;
    }
    if (row.length > 1 && Math.abs(sum - 1) > ROUNDED) distributions = false;
  }
  if (rows[0]!.length === 1 && whole) return undefined;
  if (logits) return 'logits';
  return distributions ? 'posteriors' : undefined;
}
