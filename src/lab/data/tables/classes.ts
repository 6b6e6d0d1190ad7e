/** The column that is to be learned, as classes. */
import { DataFileError } from '../compactFile.ts';
import { type Csv, rowError } from './csv.ts';

const MOST_CLASSES = 200;
const SHOWN = 20;

function columnList(header: readonly string[]): string {
  const shown = header.slice(0, SHOWN).join(', ');
  return header.length > SHOWN ? `${shown} and ${header.length - SHOWN} more` : shown;
}

/** Where the column of that name stands. @throws DataFileError listing the columns */
export function columnAt({ file, header }: Csv, name: string): number {
  const at = header.indexOf(name.trim());
  if (at < 0) {
    throw new DataFileError(file, `has no column ${name}.`, `Choose one of ${columnList(header)}.`);
  }
  return at;
}

/** Numbers in their order, texts in that of their characters, the same on every machine. */
function ordered(names: readonly string[]): string[] {
  const numbers = names.every((name) => Number.isFinite(Number(name)));
  return [...names].sort((a, b) => (numbers ? Number(a) - Number(b) : 0) || (a < b ? -1 : a > b ? 1 : 0));
}

/** Collects the values of the target column, row by row. */
export class ClassColumn {
  private readonly indices = new Map<string, number>();
  private readonly labels: number[] = [];

  constructor(
    private readonly csv: Csv,
    readonly at: number,
  ) {}

  /** @throws DataFileError for a row without a class, and for the first class too many */
  see(cells: readonly string[], row: number): void {
    const { file, header } = this.csv;
    const name = cells[this.at]!.trim();
    const column = header[this.at];
    if (name === '')
      throw rowError(file, row, `has no value in the target column ${column}.`, 'Delete the row.');
    let index = this.indices.get(name);
    if (index === undefined) {
      index = this.indices.size;
      if (index === MOST_CLASSES) {
        const problem = `gives the target column ${column} more than ${MOST_CLASSES} different values.`;
        throw rowError(file, row, problem, 'Choose another target column, or put its values into groups.');
      }
      this.indices.set(name, index);
    }
    this.labels.push(index);
  }

  /** @throws DataFileError where there is nothing to tell apart */
  finish(): { readonly classNames: readonly string[]; readonly labels: Uint8Array } {
    const { file, header } = this.csv;
    if (this.labels.length === 0) {
      throw new DataFileError(file, 'has names of columns and no rows.', 'Add rows under the first.');
    }
    const names = [...this.indices.keys()];
    if (names.length < 2) {
      const problem = `has the one value ${names[0]} in the target column ${header[this.at]}.`;
      throw new DataFileError(
        file,
        problem,
        `A target has 2 to ${MOST_CLASSES} classes; choose another column.`,
      );
    }
    const classNames = ordered(names);
    const place = names.map((name) => classNames.indexOf(name));
    return { classNames, labels: Uint8Array.from(this.labels, (index) => place[index]!) };
  }
}
