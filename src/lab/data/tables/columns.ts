/**
 * A column of a table as numbers. Numeric where every cell that is not empty is a number; else one number, 1 or 0, for
 * each of its values. Where cells are missing, a number before it says so, and the rest is 0 there: filling in a mean of
 * all rows would tell each model of rows that it was not trained on. Our choice.
 */
import { type Csv, rowError } from './csv.ts';

/** Of a column that is no numbers: more of them name rows rather than tell of them. */
export const MOST_VALUES = 50;

export type SkipReason = 'empty' | 'too-many-values';

/** Cells that say that nothing is known, beside the empty one. */
const MISSING = new Set(['', '?', 'NA', 'N/A', 'null', 'NULL']);

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^[+-]?\d*,\d+$/;
const NOT_FINITE = /^([+-]?inf(inity)?|nan)$/i;

const isMissing = (cell: string) => MISSING.has(cell.trim());

/** The nearest float32, not finite where the cell says so or is too large; undefined for what is no number. */
function numberIn(cell: string, delimiter: string): number | undefined {
  const text = cell.trim();
  if (NUMBER.test(text)) return Math.fround(Number(text));
  if (delimiter === ';' && DECIMAL_COMMA.test(text)) return Math.fround(Number(text.replace(',', '.')));
  return NOT_FINITE.test(text) ? Number.NaN : undefined;
}

/** How a column's cells are written as numbers. */
export interface Encoding {
  readonly names: readonly string[];
  /** Writes `names.length` numbers from `at` on. */
  write(cell: string, values: Float32Array, at: number): void;
}

/** What is learned of a column from all its cells: which numbers it needs, never what they are. */
export class Column {
  private readonly values = new Set<string>();
  private numeric = true;
  private missing = false;
  private notFinite: { readonly row: number; readonly cell: string } | undefined;

  constructor(
    private readonly csv: Csv,
    private readonly at: number,
  ) {}

  see(cells: readonly string[], row: number): void {
    const cell = cells[this.at]!.trim();
    if (isMissing(cell)) {
      this.missing = true;
      return;
    }
    if (this.values.size <= MOST_VALUES) this.values.add(cell);
    if (!this.numeric) return;
    const number = numberIn(cell, this.csv.delimiter);
    if (number === undefined) this.numeric = false;
    else if (!Number.isFinite(number)) this.notFinite ??= { row, cell };
  }

  /** Why the column cannot be used; undefined where it can. */
  get useless(): SkipReason | undefined {
    if (this.values.size === 0) return 'empty';
    return !this.numeric && this.values.size > MOST_VALUES ? 'too-many-values' : undefined;
  }

  /** @throws DataFileError for a number that is not finite */
  encoding(): Encoding {
    const { file, header, delimiter } = this.csv;
    const name = header[this.at]!;
    const { notFinite, missing } = this;
    if (this.numeric && notFinite) {
      const problem = `has ${notFinite.cell} in column ${name}, which is no finite number in float32.`;
      throw rowError(file, notFinite.row, problem, 'Leave the cell empty where nothing is known.');
    }
    const values = this.numeric ? [] : [...this.values].sort();
    const own = this.numeric ? [name] : values.map((value) => `${name} = ${value}`);
    const places = new Map(values.map((value, i) => [value, i]));
    const first = missing ? 1 : 0;
    return {
      names: missing ? [`${name} missing`, ...own] : own,
      write: (cell, numbers, at) => {
        if (isMissing(cell)) numbers[at] = 1;
        else if (this.numeric) numbers[at + first] = numberIn(cell, delimiter)!;
        else numbers[at + first + places.get(cell.trim())!] = 1;
      },
    };
  }
}
