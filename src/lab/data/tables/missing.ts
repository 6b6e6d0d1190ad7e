/**
 * Cells that say that nothing is known. Which words do depends on what the other cells of the column are: beside numbers
 * `none` or a lone point can be no value, beside names they may be one. Words as numpy, pandas, R, SAS, SQL, Weka and
 * spreadsheets write them.
 */

/** In a column of names or words. */
const ANYWHERE = new Set(['', '?', 'NA', 'N/A', 'null', 'NULL']);

/** In the column that is to be learned: what pandas takes for missing, too. In lower case but for `None`, a word. */
const IN_TARGET = new Set(['', '?', '.', 'na', 'n/a', '#n/a', '#na', '<na>', 'nan', '-nan', 'null', 'nat']);

/** In a column of numbers, in lower case. */
const AMONG_NUMBERS = new Set([
  ...IN_TARGET,
  ...['none', 'nil', '-', '--', '–', '—', '..', '...', '*', '+nan', '1.#qnan', '-1.#ind', '1.#ind'],
  ...['#value!', '#ref!', '#div/0!', '#num!', '#name?', 'undefined'],
]);

export const isMissing = (cell: string): boolean => ANYWHERE.has(cell.trim());

export function isMissingTarget(cell: string): boolean {
  const word = cell.trim();
  return word === 'None' || IN_TARGET.has(word.toLowerCase());
}

export const isMissingNumber = (cell: string): boolean => AMONG_NUMBERS.has(cell.trim().toLowerCase());
