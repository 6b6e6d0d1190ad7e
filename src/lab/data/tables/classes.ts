/** The column that is to be learned, as classes. */
import { DataFileError } from '../compactFile.ts';
import { type Cell, cellText } from './columns.ts';
import { type Csv, lineError } from './csv.ts';
import { isMissingNumber, isMissingTarget } from './missing.ts';
import { listed } from './remarks.ts';

const MOST_CLASSES = 200;
const SHOWN = 20;
const NONE = -1;

export function columnList(header: readonly string[]): string {
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

/**
 * The column to be learned: the one that is named, else the last.
 * @throws DataFileError listing the columns
 */
export function targetOf(csv: Csv, name: string | undefined): number {
  return name === undefined ? csv.header.length - 1 : columnAt(csv, name);
}

const isNumber = (name: string) => Number.isFinite(Number(name));

/** Numbers in their order, texts in that of their characters, the same on every machine. */
function ordered(names: readonly string[]): string[] {
  const numbers = names.every(isNumber);
  return [...names].sort((a, b) => (numbers ? Number(a) - Number(b) : 0) || (a < b ? -1 : a > b ? 1 : 0));
}

export interface Classes {
  readonly classNames: readonly string[];
  /** Of the rows that have a class, in their order. */
  readonly labels: Uint8Array;
  /** The lines of the file where they begin. */
  readonly lines: Int32Array;
  /** What a person should know of them. */
  readonly remarks: readonly string[];
}

/** Collects the values of the target column, row by row. */
export class ClassColumn {
  private readonly indices = new Map<string, number>();
  private readonly firsts: Cell[] = [];
  private readonly labels: number[] = [];
  private readonly lines: number[] = [];
  private firstWithout: Cell | undefined;

  constructor(
    private readonly csv: Csv,
    readonly at: number,
  ) {}

  private get column(): string {
    return this.csv.header[this.at]!;
  }

  /** Whether the row has a class. @throws DataFileError for the first class too many */
  see(cells: readonly string[], line: number): boolean {
    const name = cells[this.at]!.trim();
    this.lines.push(line);
    if (isMissingTarget(name)) {
      this.firstWithout ??= { line, cell: name };
      this.labels.push(NONE);
      return false;
    }
    let index = this.indices.get(name);
    if (index === undefined) {
      index = this.indices.size;
      if (index === MOST_CLASSES) {
        const problem = `gives the target column ${this.column} more than ${MOST_CLASSES} different values.`;
        const hint = 'Choose another target column, or put its values into groups.';
        throw lineError(this.csv.file, line, problem, hint);
      }
      this.indices.set(name, index);
      this.firsts.push({ line, cell: name });
    }
    this.labels.push(index);
    return true;
  }

  /** A mark that stands for no value where all others are numbers. */
  private dropMarks(): void {
    const others = [...this.indices.keys()].filter((name) => !isNumber(name));
    if (others.length !== 1 || this.indices.size < 3 || !isMissingNumber(others[0]!)) return;
    const dropped = this.indices.get(others[0]!)!;
    this.labels.forEach((label, i) => {
      if (label === dropped) this.labels[i] = NONE;
    });
    this.indices.delete(others[0]!);
    const first = this.firsts[dropped]!;
    if (!this.firstWithout || first.line < this.firstWithout.line) this.firstWithout = first;
  }

  /** @throws DataFileError where there is nothing to tell apart, or most rows have no class */
  finish(): Classes {
    const { file } = this.csv;
    if (this.labels.length === 0) {
      throw new DataFileError(file, 'has names of columns and no rows.', 'Add rows under the first.');
    }
    this.dropMarks();
    const without = this.labels.filter((label) => label === NONE).length;
    const [rows, first] = [this.labels.length, this.firstWithout];
    const word = first?.cell ?? '';
    const named = word === '' ? '' : ` Where ${word} names a class, write another word for it.`;
    if (2 * without > rows) {
      const problem = `has no value in the target column ${this.column} in ${without} of ${rows} rows; the first is ${cellText(first!)}.`;
      throw new DataFileError(file, problem, `Choose another target column.${named}`);
    }
    const names = [...this.indices.keys()];
    if (names.length < 2) {
      const left =
        without > 0 ? ` beside ${without} rows without a value, the first ${cellText(first!)}` : '';
      throw new DataFileError(
        file,
        `has the one value ${names[0]} in the target column ${this.column}${left}.`,
        `A target has 2 to ${MOST_CLASSES} classes; choose another column.${named}`,
      );
    }
    const classNames = ordered(names);
    const place = new Map(names.map((name) => [this.indices.get(name)!, classNames.indexOf(name)]));
    const labels = this.labels.filter((label) => label !== NONE);
    const remarks = this.remarks(classNames, labels);
    if (without > 0)
      remarks.unshift(
        `${without} of ${rows} rows are left out: they have no value in the target column ${this.column}; the first is ${cellText(first!)}`,
      );
    return {
      classNames,
      labels: Uint8Array.from(labels, (label) => place.get(label)!),
      lines: Int32Array.from(this.lines.filter((_, i) => this.labels[i] !== NONE)),
      remarks,
    };
  }

  private remarks(classNames: readonly string[], labels: readonly number[]): string[] {
    const { column } = this;
    const remarks: string[] = [];
    const alike = new Map<string, string[]>();
    for (const name of classNames) {
      const key = isNumber(name) ? String(Number(name)) : name.toLowerCase();
      alike.set(key, [...(alike.get(key) ?? []), name]);
    }
    const twins = [...alike.values()].filter((group) => group.length > 1);
    if (twins.length > 0) {
      const pairs = listed(twins.map((group) => group.join(' and ')));
      remarks.push(
        `classes in the target column ${column} that are written almost alike are kept apart: ${pairs}`,
      );
    }
    if (classNames.every(isNumber) && classNames.some((name) => !Number.isInteger(Number(name)))) {
      const count = classNames.length;
      remarks.push(
        `the target column ${column} holds ${count} different numbers, and each is a class of its own`,
      );
    }
    const counts = new Map<number, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    const single = classNames.filter((name) => counts.get(this.indices.get(name)!) === 1);
    if (single.length > 0) remarks.push(`classes that have one example: ${listed(single)}`);
    return remarks;
  }
}
