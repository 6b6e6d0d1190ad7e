/**
 * A column of a table as numbers. Numeric where every cell that says something is a number; else one number, 1 or 0, for
 * each of its values. Where cells are missing, a number before it says so, and the rest is 0 there: filling in a mean of
 * all rows would tell each model of rows that it was not trained on. Our choice.
 */
import { type Csv, lineError } from './csv.ts';
import { isMissing, isMissingNumber, isMissingTarget } from './missing.ts';
import { type NumberStyle, numberIn, type TableMarks, WrittenNumbers } from './writtenNumbers.ts';

/** Of a column that is no numbers: more of them name rows rather than tell of them. */
export const MOST_VALUES = 50;

const INFINITE = /^[+-]?inf(inity)?$/i;
const WHOLE = /^\d{1,15}$/;
/** So many rows are no chance. */
const COUNTED_ROWS = 10;

/** Where a cell stands, and what is in it. */
export interface Cell {
  readonly line: number;
  readonly cell: string;
}

export const cellText = ({ line, cell }: Cell) => `${JSON.stringify(cell)} in line ${line}`;

/** How a column's cells are written as numbers. */
export interface Encoding {
  readonly names: readonly string[];
  /** Writes `names.length` numbers from `at` on. @throws DataFileError for a number that is not finite */
  write(cell: string, line: number, values: Float32Array, at: number): void;
}

/** What a column is taken for, and what of it a person should know. */
export type ColumnReading =
  | { readonly kind: 'left-out'; readonly why: string }
  | NumberReading
  | CategoryReading;

interface NumberReading {
  readonly kind: 'numbers';
  readonly style: NumberStyle;
  readonly missing: Missing;
  /** A number that is more than digits and a point. */
  readonly unusual: Cell | undefined;
}

interface CategoryReading {
  readonly kind: 'categories';
  readonly missing: Missing;
  /** Why the column is none of numbers, where most of its cells are. */
  readonly notNumbers: string | undefined;
}

interface Missing {
  readonly count: number;
  readonly first: Cell | undefined;
}

/** What is learned of a column from all its cells: which numbers it needs, never what they are. */
export class Column {
  private readonly values = new Set<string>();
  readonly numbers = new WrittenNumbers();
  private readonly seen = { cells: 0, numbers: 0, blanks: 0, words: 0 };
  private firstBlank: Cell | undefined;
  /** A word that says, among numbers, that nothing is known. */
  private firstWord: Cell | undefined;
  private firstOther: Cell | undefined;
  private last: { readonly line: number; readonly value: number } | undefined;
  private counts = true;

  constructor(
    private readonly csv: Csv,
    readonly at: number,
  ) {}

  see(cells: readonly string[], line: number): void {
    const cell = cells[this.at]!.trim();
    this.seen.cells++;
    this.follow(cell, line);
    if (isMissing(cell)) {
      this.seen.blanks++;
      this.firstBlank ??= { line, cell };
      return;
    }
    if (this.values.size <= MOST_VALUES) this.values.add(cell);
    if (this.numbers.see(cell, line) || INFINITE.test(cell)) this.seen.numbers++;
    else if (isMissingNumber(cell)) {
      this.seen.words++;
      this.firstWord ??= { line, cell };
    } else this.firstOther ??= { line, cell };
  }

  /** Whether the cells number the rows so far; some rows may have been left out. */
  private follow(cell: string, line: number): void {
    if (!this.counts) return;
    const value = Number(cell);
    const step = this.last && value - this.last.value;
    this.counts = WHOLE.test(cell) && (!this.last || step === 1 || step === line - this.last.line);
    this.last = { line, value };
  }

  get name(): string {
    return this.csv.header[this.at]!;
  }

  /** Whether its cells number the rows. */
  get countsRows(): boolean {
    return this.counts && this.seen.cells >= COUNTED_ROWS;
  }

  /** The one value of all rows; undefined where they differ. */
  get constant(): string | undefined {
    return this.values.size === 1 && this.seen.blanks === 0 && this.seen.cells > 1
      ? [...this.values][0]
      : undefined;
  }

  /** @param table what all columns show of the meaning of commas and points */
  reading(table: TableMarks): ColumnReading {
    const { seen, values } = this;
    const nothing = seen.numbers === 0 && !this.firstOther && [...values].every(isMissingTarget);
    if (nothing) return { kind: 'left-out', why: 'every cell is empty' };
    const style = this.style(table);
    if (typeof style === 'object') {
      const first = [this.firstBlank, this.firstWord].filter((cell) => cell !== undefined);
      const missing = {
        count: seen.blanks + seen.words,
        first: first.toSorted((a, b) => a.line - b.line)[0],
      };
      return { kind: 'numbers', style, missing, unusual: this.numbers.unusual(style) };
    }
    if (values.size > MOST_VALUES) {
      return { kind: 'left-out', why: `it has more than ${MOST_VALUES} different values, and ${style}` };
    }
    const mostly = 2 * seen.numbers > seen.cells - seen.blanks;
    return {
      kind: 'categories',
      missing: { count: seen.blanks, first: this.firstBlank },
      notNumbers: mostly ? style : undefined,
    };
  }

  /** How its numbers are written, or why they are none. */
  private style(table: TableMarks): NumberStyle | string {
    if (this.firstOther) return `${cellText(this.firstOther)} is no number`;
    if (this.seen.numbers === 0) return 'there is no number in it';
    const style = this.numbers.style(table, this.csv.delimiter);
    return 'why' in style ? `${cellText(style)} ${style.why}` : style;
  }

  encoding(reading: NumberReading | CategoryReading): Encoding {
    return reading.kind === 'numbers' ? this.asNumbers(reading) : this.asCategories(reading);
  }

  /** The number that a cell of a numeric column spells. */
  valueOf(cell: string, { style }: NumberReading): number {
    return numberIn(cell, style);
  }

  private named(missing: Missing, names: readonly string[]): readonly string[] {
    return missing.count > 0 ? [`${this.name} missing`, ...names] : names;
  }

  private asNumbers({ style, missing }: NumberReading): Encoding {
    const { csv, name } = this;
    const first = missing.count > 0 ? 1 : 0;
    return {
      names: this.named(missing, [name]),
      write: (written, line, numbers, at) => {
        const cell = written.trim();
        const value = Math.fround(numberIn(cell, style));
        if (Number.isFinite(value)) numbers[at + first] = value;
        else if (isMissing(cell) || isMissingNumber(cell)) numbers[at] = 1;
        else {
          const problem = `has ${cell} in column ${name}, which is no finite number in float32.`;
          throw lineError(csv.file, line, problem, 'Leave the cell empty where nothing is known.');
        }
      },
    };
  }

  private asCategories({ missing }: CategoryReading): Encoding {
    const values = [...this.values].sort();
    const places = new Map(values.map((value, i) => [value, i]));
    const first = missing.count > 0 ? 1 : 0;
    return {
      names: this.named(
        missing,
        values.map((value) => `${this.name} = ${value}`),
      ),
      write: (cell, _, numbers, at) => {
        if (isMissing(cell)) numbers[at] = 1;
        else numbers[at + first + places.get(cell.trim())!] = 1;
      },
    };
  }
}
