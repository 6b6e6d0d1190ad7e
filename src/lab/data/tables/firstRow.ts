/**
 * Whether a table's first row holds names or the first example. Names over numbers are words; an example's words come
 * again further down in their columns, which names never do. Whole numbers may be names (years, pixels), so that they
 * alone prove nothing beside words. Our choice.
 */
import { isMissing, isMissingNumber } from './missing.ts';
import { looksLikeNumber } from './writtenNumbers.ts';

/** How a cell of the first row fits what stands under it. */
type Fit = 'open' | 'name' | 'number' | 'decimal' | 'again' | 'new';

function fitOf(first: string, below: readonly string[]): Fit {
  if (isMissing(first) || isMissingNumber(first) || below.length === 0) return 'open';
  const numbers = 2 * below.filter(looksLikeNumber).length > below.length;
  if (looksLikeNumber(first)) {
    if (numbers) return /^[+]?\d+$/.test(first) ? 'number' : 'decimal';
    return below.includes(first) ? 'again' : 'name';
  }
  if (numbers) return 'name';
  if (below.includes(first)) return 'again';
  // A column whose cells all differ tells nothing.
  return new Set(below).size < below.length ? 'new' : 'open';
}

/** 0, 1, 2, … or 1, 2, 3, …, as programs name columns that have no names. */
export function numbersColumns(first: readonly string[]): boolean {
  const from = Number(first[0]);
  return (
    first.length > 2 && (from === 0 || from === 1) && first.every((cell, i) => cell === String(from + i))
  );
}

/**
 * @param first the cells of the first row
 * @param rows some of those that follow
 * @param likely whether the names seem to stand elsewhere, so that words alone need not all come again
 */
export function firstRowIsData(
  first: readonly string[],
  rows: readonly (readonly string[])[],
  likely = false,
): boolean {
  const fits = first.map((cell, at) =>
    fitOf(
      cell.trim(),
      rows.flatMap((row) => {
        const below = row[at]?.trim() ?? '';
        return isMissing(below) || isMissingNumber(below) ? [] : [below];
      }),
    ),
  );
  const has = (fit: Fit) => fits.filter((one) => one === fit).length;
  if (has('name') > 0) return false;
  const words = has('again') + has('new');
  const numbers = has('number') + has('decimal');
  if (numbers > 0 && words === 0 && fits.every((fit) => fit !== 'open')) return !numbersColumns(first);
  if (numbers > 0) return has('again') > 0 || (has('decimal') > 0 && has('new') === 0);
  return likely ? has('again') > 0 : has('again') > 1 && has('new') === 0;
}
