/**
 * A number as a table writes it: a sign, digits with a point, an exponent. Decimal numbers only: what other notations mean
 * (`0x1`, `0b1`, `1_000`, `1,234.5`, `12 %`) is not guessed.
 */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const WITH_COMMA = /^[+-]?(?:\d+,\d*|,\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;
const NOT_A_NUMBER = /^[+-]?nan$/i;

/** Whether the cell is a number with a decimal comma, as it is written where a semicolon or a tab parts the cells. */
export const hasDecimalComma = (cell: string): boolean => WITH_COMMA.test(cell.trim());

/**
 * The number that a cell holds; infinite or NaN where it says so in a word, or is too large. Undefined for what is no number.
 * @param commas whether `0,5` is one: only where no comma parts the cells
 */
export function decimalOf(cell: string, commas = false): number | undefined {
  const text = cell.trim();
  if (DECIMAL.test(text)) return Number(text);
  if (commas && WITH_COMMA.test(text)) return Number(text.replace(',', '.'));
  const infinite = INFINITE.exec(text);
  if (infinite) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return NOT_A_NUMBER.test(text) ? Number.NaN : undefined;
}
