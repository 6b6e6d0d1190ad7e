/** Comma-, semicolon- or tab-separated text as rows of cells; the syntax is Papa Parse's matter. */
import Papa from 'papaparse';
import { DataFileError } from '../compactFile.ts';
import { requireReadable } from './limits.ts';

const MOST_COLUMNS = 10_000;
const DELIMITERS = [',', ';', '\t'];

const NOT_TEXT_HINT = 'Save the table as CSV in UTF-8.';

export interface Csv {
  readonly file: string;
  /** The names in the first row. */
  readonly header: readonly string[];
  readonly delimiter: string;
  /**
   * Every row under the header, as wide as it, with its number: the header is row 1, as in a spreadsheet. Empty rows are
   * left out. A whole table is read row by row rather than held.
   * @throws DataFileError for a ragged row or a quote that does not end
   */
  eachRow(visit: (cells: readonly string[], row: number) => void): void;
}

/** @param row 1 is the header */
export function rowError(file: string, row: number, problem: string, hint: string): DataFileError {
  return new DataFileError(file, `row ${row} ${problem}`, hint);
}

/** The text, with U+FFFD in place of bytes that are none, and where the first of these stands; -1: nowhere. */
function decoded(bytes: Uint8Array): { text: string; wrong: number } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, wrong: text.indexOf('\0') };
  } catch {
    const text = new TextDecoder().decode(bytes);
    return { text, wrong: text.search(/[\0\uFFFD]/) };
  }
}

function textOf(file: string, bytes: Uint8Array): string {
  requireReadable(file, bytes.length);
  const { text, wrong } = decoded(bytes);
  if (wrong >= 0) {
    const line = text.slice(0, wrong).split(/\r\n?|\n/).length;
    throw new DataFileError(file, `holds bytes in line ${line} that are no UTF-8 text.`, NOT_TEXT_HINT);
  }
  return text.replace(/\r\n?/g, '\n');
}

const isEmpty = (cells: readonly string[]) => cells.length === 1 && cells[0]!.trim() === '';

/** The delimiter that cuts the first row, whose names seldom hold one, into most cells. */
function delimiterOf(text: string): string {
  const cells = (delimiter: string) =>
    Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 1, skipEmptyLines: 'greedy' }).data[0]
      ?.length ?? 0;
  return DELIMITERS.reduce((best, other) => (cells(other) > cells(best) ? other : best));
}

function parse(
  file: string,
  text: string,
  delimiter: string,
  visit: (cells: readonly string[], row: number, stop: () => void) => void,
): void {
  let row = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors }, parser) => {
      row++;
      if (errors.some(({ type }) => type === 'Quotes')) {
        const hint = 'A cell that begins with a quote ends with one; a quote within it is doubled.';
        throw rowError(file, row, 'has a quoted cell that does not end as it should.', hint);
      }
      if (!isEmpty(data)) visit(data, row, () => parser.abort());
    },
  });
}

function checkedHeader(file: string, cells: readonly string[]): string[] {
  const header = cells.map((cell, i) => cell.trim() || `column ${i + 1}`);
  if (header.length > MOST_COLUMNS) {
    const hint = 'Keep fewer columns.';
    throw new DataFileError(file, `has ${header.length} columns; at most ${MOST_COLUMNS} can be read.`, hint);
  }
  const numbers = header.filter((name) => name !== '' && Number.isFinite(Number(name)));
  const named = numbers.length < header.length && numbers.every((name) => Number.isInteger(Number(name)));
  const hint = 'Give every column a name of its own in the first row.';
  if (!named) throw rowError(file, 1, `holds ${numbers[0]} where the names of the columns belong.`, hint);
  const twice = header.findIndex((name, i) => header.indexOf(name) < i);
  if (twice >= 0) {
    const first = header.indexOf(header[twice]!);
    throw rowError(file, 1, `names columns ${first + 1} and ${twice + 1} alike: ${header[twice]}.`, hint);
  }
  return header;
}

/** @throws DataFileError naming the file and the row for what is no table: too large, no text, empty, no names */
export function openCsv(file: string, bytes: Uint8Array): Csv {
  const text = textOf(file, bytes);
  let first: { cells: readonly string[]; row: number } | undefined;
  const delimiter = delimiterOf(text);
  parse(file, text, delimiter, (cells, row, stop) => {
    first ??= { cells, row };
    stop();
  });
  if (!first)
    throw new DataFileError(file, 'is empty.', 'Choose a table with a row of names and rows under it.');
  const header = checkedHeader(file, first.cells);
  const { row: headerRow } = first;
  return {
    file,
    header,
    delimiter,
    eachRow: (visit) => {
      parse(file, text, delimiter, (cells, row) => {
        if (row === headerRow) return;
        if (cells.length !== header.length) {
          const hint =
            'Give every row as many cells as the first; a cell that holds the delimiter needs quotes.';
          throw rowError(file, row, `has ${cells.length} in place of ${header.length} cells.`, hint);
        }
        visit(cells, row);
      });
    },
  };
}
