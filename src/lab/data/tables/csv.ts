/** Delimited text as a table: a row of names, or names made up for it, and rows of cells. */
import { DataFileError } from '../compactFile.ts';
import { eachRecordOfBytes, headOfBytes } from '../delimited/delimited.ts';
import type { DelimitedHead } from '../delimited/head.ts';
import { swallowedLine } from '../delimited/records.ts';
import type { TextOptions } from '../delimited/textPieces.ts';
import { firstRowIsData, numbersColumns } from './firstRow.ts';
import { requireReadable } from './limits.ts';
import { isMissing, isMissingNumber } from './missing.ts';
import { looksLikeNumber } from './writtenNumbers.ts';

const MOST_COLUMNS = 10_000;

export interface Csv {
  readonly file: string;
  /** The names in the first row; `column 1` and so on where there are none. */
  readonly header: readonly string[];
  /** The cells of the first line, whether they are names or not. */
  readonly firstLine: readonly string[];
  readonly delimiter: string;
  /** What was made of the file's first lines. */
  readonly remarks: readonly string[];
  /**
   * Every row of values, at least as wide as the header, with its line in the file, counted from 1. Blank lines and comments
   * are left out. A whole table is read row by row rather than held.
   * @throws DataFileError for a ragged row or a quote that does not end
   */
  eachRow(visit: (cells: readonly string[], line: number) => void): void;
}

export function lineError(file: string, line: number, problem: string, hint: string): DataFileError {
  return new DataFileError(file, `line ${line} ${problem}`, hint);
}

const textOptions = (file: string): TextOptions => ({
  refuse: ({ line, found, allowed, hint }) =>
    line === null
      ? new DataFileError(file, `is ${found}.`, `Choose a table with ${allowed}.`)
      : lineError(file, line, `has ${found}; allowed: ${allowed}.`, hint),
});

const MADE_UP = (at: number) => `column ${at + 1}`;

function checkedNames(file: string, line: number, cells: readonly string[]): string[] {
  const header = cells.map((cell, at) => cell || MADE_UP(at));
  if (header.length > MOST_COLUMNS) {
    const hint = 'Keep fewer columns.';
    throw new DataFileError(file, `has ${header.length} columns; at most ${MOST_COLUMNS} can be read.`, hint);
  }
  const hint = 'Give every column a name of its own in the first row.';
  const places = new Map<string, number>();
  header.forEach((name, at) => {
    const first = places.get(name);
    if (first !== undefined)
      throw lineError(file, line, `names columns ${first + 1} and ${at + 1} alike: ${name}.`, hint);
    places.set(name, at);
  });
  return header;
}

/** The header that a delimiter at the end of its line, and of no other, or of every line, makes a cell too wide. */
function withoutTrailing(head: DelimitedHead): { head: DelimitedHead; unnamed: boolean } {
  const { header, sample, width } = head;
  if (!header || header.length < 2 || header.at(-1) !== '' || sample.length === 0)
    return { head, unnamed: false };
  if (sample.every((cells) => cells.length === width - 1))
    return { head: { ...head, header: header.slice(0, -1), width: width - 1 }, unnamed: false };
  const unnamed = sample.every((cells) => (cells[width - 1] ?? '').trim() === '');
  return { head: unnamed ? { ...head, header: header.slice(0, -1) } : head, unnamed };
}

interface Names {
  readonly head: DelimitedHead;
  readonly names: readonly string[];
  readonly madeUp: boolean;
}

/** The names of the columns, and where the rows begin. */
function namesOf(file: string, head: DelimitedHead): Names {
  const { header, headerLine, firstLine, sample } = head;
  const [first = []] = sample;
  if (header === null) {
    const cells = first.map((cell) => cell.trim());
    const under = sample.slice(1);
    if (numbersColumns(cells))
      return { head: { ...head, firstLine: firstLine + 1, sample: under }, names: cells, madeUp: false };
    if (!firstRowIsData(cells, under) && under.length > 0) {
      const odd = cells.find(looksLikeNumber);
      // Words such as inf and nan name a column as others do.
      if (odd === undefined)
        return {
          head: { ...head, firstLine: firstLine + 1, sample: under },
          names: checkedNames(file, firstLine, cells),
          madeUp: false,
        };
      const hint = 'Give every column a name of its own in the first row.';
      throw lineError(file, firstLine, `holds ${odd} where the names of the columns belong.`, hint);
    }
    return { head, names: cells.map((_, at) => MADE_UP(at)), madeUp: true };
  }
  const { comment } = head;
  if (comment?.length === header.length) {
    // What looks like a comment may be names, of which the first begins with #.
    if (comment.join('\n') === `#${header.join('\n')}`)
      return { head, names: checkedNames(file, headerLine, comment), madeUp: false };
    if (firstRowIsData(header, sample, true)) {
      const whole = { ...head, firstLine: headerLine, sample: [header, ...sample] };
      return { head: whole, names: checkedNames(file, headerLine - 1, comment), madeUp: false };
    }
  }
  const isRow = headerLine === firstLine - 1 && first.length === header.length;
  if (isRow && firstRowIsData(header, sample)) {
    const whole = { ...head, header: null, firstLine: headerLine, sample: [header, ...sample] };
    return { head: whole, names: header.map((_, at) => MADE_UP(at)), madeUp: true };
  }
  return { head, names: checkedNames(file, headerLine, header), madeUp: false };
}

/** Whether cells would do as a row, by what the first rows hold: numbers, or few different values. */
function rowTest({ sample, width }: DelimitedHead): (cells: readonly string[]) => boolean {
  const tests = Array.from({ length: width }, (_, at) => {
    const cells = sample.map((row) => row[at]?.trim() ?? '').filter((cell) => !isMissingNumber(cell));
    if (cells.length > 0 && cells.every(looksLikeNumber))
      return (cell: string) => isMissing(cell) || looksLikeNumber(cell);
    const values = new Set(cells);
    return 2 * values.size <= cells.length ? (cell: string) => values.has(cell) : undefined;
  });
  const some = tests.some((test) => test !== undefined);
  return (cells) =>
    some && cells.length === width && tests.every((test, at) => test?.(cells[at]!.trim()) ?? true);
}

/**
 * @param bytes of the file, or its first where only the header is asked for @param size of the whole file
 * @throws DataFileError naming the file and the line for what is no table: too large, no text, empty, no names
 */
export function openCsv(file: string, bytes: Uint8Array, size = bytes.length): Csv {
  requireReadable(file, size);
  const options = textOptions(file);
  const { head: found, unnamed } = withoutTrailing(headOfBytes(bytes, size, options));
  const { head, names, madeUp } = namesOf(file, found);
  const isRow = rowTest(head);
  const remarks: string[] = [];
  if (madeUp) {
    const cells = head.sample[0]!.slice(0, 4).map((cell) => cell.trim());
    const more = names.length > cells.length ? ', …' : '';
    remarks.push(
      `line ${head.firstLine} holds values, not names (${cells.join(', ')}${more}): the columns are called column 1 to column ${names.length}`,
    );
  }
  if (unnamed) remarks.push('the lines end in a delimiter: what follows it has no name and is left out');
  return {
    file,
    header: names,
    firstLine: madeUp ? head.sample[0]! : names,
    delimiter: head.delimiter,
    remarks,
    eachRow: (visit) =>
      eachRecordOfBytes(
        bytes,
        head,
        (cells, line, spanned) => {
          const swallowed = spanned && swallowedLine(spanned, line, head.delimiter, isRow);
          if (swallowed !== undefined && swallowed !== '') {
            const problem = `has a quote that opens a cell in which line ${swallowed} lies, a row by itself.`;
            throw lineError(file, line, problem, 'Delete the quote, or double it within a quoted cell.');
          }
          visit(cells, line);
        },
        options,
      ),
  };
}
