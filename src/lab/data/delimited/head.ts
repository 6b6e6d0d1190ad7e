/** What the first lines of delimited text say of all: what parts its cells, what its columns are called, where records begin. */
import { decimalOf, hasDecimalComma } from './decimal.ts';
import { type Delimiter, RecordScanner } from './records.ts';
import type { Refuse } from './refusal.ts';

export interface DelimitedHead {
  readonly delimiter: Delimiter;
  /**
   * The names, trimmed, one for each cell of a record; empty for a column without one, such as the row names of R and pandas.
   * Null where the first record holds values already.
   */
  readonly header: readonly string[] | null;
  /** The line of the header, which may be a comment; 0 where there is none. */
  readonly headerLine: number;
  /** The cells of the last comment before the first record, where a word follows the `#`, which is left in. */
  readonly comment: readonly string[] | null;
  /** Records before this line, counted from 1, are no data. */
  readonly firstLine: number;
  /** How many cells a record has. */
  readonly width: number;
  /** Whether every record ends in a delimiter that the header has not. */
  readonly trailing: boolean;
  /** Whether numbers have a decimal comma. */
  readonly decimalComma: boolean;
  /** The first records under the header. */
  readonly sample: readonly (readonly string[])[];
}

const SAMPLED = 50;
/** In the order in which they are taken where several would do. */
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

/** Excel's own way to say what parts the cells. */
const SEPARATOR = /^sep=([,;\t|])[ \t]*$/i;
const COMMENT = /^\s*#/;

interface Line {
  readonly text: string;
  readonly line: number;
  /** Whether a word follows the `#` at once. */
  readonly tight: boolean;
}

/** Records of the first lines; those that a wrong delimiter makes unreadable end them. */
function recordsOf(
  text: string,
  delimiter: Delimiter,
  firstLine: number,
): { cells: string[]; line: number }[] {
  const records: { cells: string[]; line: number }[] = [];
  const unreadable = new Error('stop');
  const scanner = new RecordScanner(
    delimiter,
    (cells, line) => {
      if (line >= firstLine && !COMMENT.test(cells[0]!)) records.push({ cells, line });
      if (records.length > SAMPLED) throw unreadable;
    },
    () => unreadable,
  );
  try {
    scanner.push(text);
    scanner.end();
  } catch (error) {
    if (error !== unreadable) throw error;
  }
  return records;
}

/** Share of the records as wide as the second, for names may be fewer; the wider, the better, where that is alike. */
function merit(
  text: string,
  delimiter: Delimiter,
  firstLine: number,
): readonly [share: number, width: number] {
  const records = recordsOf(text, delimiter, firstLine);
  const width = records[0]?.cells.length ?? 0;
  if (width < 2) return [0, width];
  const usual = records[1]?.cells.length ?? width;
  const fits = Math.abs(usual - width) <= 1;
  const same = records.slice(1).filter(({ cells }) => cells.length === usual).length;
  return [fits ? (records.length > 1 ? same / (records.length - 1) : 1) : 0.01, width];
}

function delimiterOf(text: string, firstLine: number): Delimiter {
  let best: Delimiter = ' ';
  let most: readonly [number, number] = [0, 0];
  for (const delimiter of DELIMITERS) {
    const [share, width] = merit(text, delimiter, firstLine);
    if (share > most[0] || (share === most[0] && share > 0 && width > most[1])) {
      best = delimiter;
      most = [share, width];
    }
  }
  if (most[0] > 0) return best;
  return merit(text, ' ', firstLine)[0] > 0 ? ' ' : ',';
}

const isNumber = (cell: string) => decimalOf(cell, true) !== undefined;
const isWhole = (cell: string) => /^\s*\d+\s*$/.test(cell);

/** Whether cells are values rather than names: all numbers, or one that is no whole number. Class numbers may be names. */
function areValues(cells: readonly string[]): boolean {
  const numbers = cells.filter(isNumber);
  if (numbers.length === 0) return false;
  const filled = cells.filter((cell) => cell.trim() !== '');
  return numbers.length === filled.length || numbers.some((cell) => !isWhole(cell));
}

/** The first lines that are comments, `#` in front, and blank ones between them. */
function leadingComments(text: string): { readonly comments: Line[]; readonly firstLine: number } {
  const comments: Line[] = [];
  let line = 1;
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from) < 0 ? text.length : text.indexOf('\n', from);
    const one = text.slice(from, end);
    if (COMMENT.test(one))
      comments.push({ text: one.replace(/^\s*#+/, '').trim(), line, tight: /^#[^#\s]/.test(one) });
    else if (one.trim() !== '') break;
    line += 1;
    from = end + 1;
  }
  return { comments, firstLine: line };
}

const cellsOf = (text: string, delimiter: Delimiter): string[] =>
  recordsOf(text, delimiter, 0)[0]?.cells.map((cell) => cell.trim()) ?? [];

/**
 * Whether the first cell of each record is the name of its row, for which the header has no name: R's way. Numbers that are
 * values are not taken for names, for then a name may be missing elsewhere.
 */
function haveRowNames(header: readonly string[], body: readonly (readonly string[])[]): boolean {
  if (body.length === 0 || body.some((cells) => cells.length !== header.length + 1)) return false;
  const names = body.map(([first = '']) => first.trim());
  return new Set(names).size === names.length && names.every((name) => isWhole(name) || !isNumber(name));
}

/** Whether each record ends in a delimiter that the header has not. */
const haveTrailing = (header: readonly string[], body: readonly (readonly string[])[]) =>
  body.length > 0 && body.every((cells) => cells.length === header.length + 1 && cells.at(-1)!.trim() === '');

/**
 * The head of delimited text. Lines that begin with `#` are comments; where the first record holds values, the comment before
 * it may hold the names, as numpy.savetxt writes them.
 * @param text the first whole lines, or all
 * @throws what `refuse` makes, for a text without a record
 */
export function headOf(text: string, refuse: Refuse): DelimitedHead {
  const first = SEPARATOR.exec(text.slice(0, text.indexOf('\n')).replace(/^\uFEFF/, ''));
  const skipped = first ? 1 : 0;
  const plain = first ? text.slice(text.indexOf('\n') + 1) : text;
  const { comments, firstLine } = leadingComments(plain);
  const delimiter = (first?.[1] as Delimiter | undefined) ?? delimiterOf(plain, firstLine);
  const records = recordsOf(plain, delimiter, firstLine);
  const start = records[0];
  const last = comments.at(-1);
  const named = last && { cells: cellsOf(last.text, delimiter), line: last.line };
  const comment = last?.tight && named ? [`#${named.cells[0]}`, ...named.cells.slice(1)] : null;
  if (!start) {
    if (named && named.cells.length > 1)
      return headed(delimiter, named.cells, named.line + skipped, firstLine + skipped, [], comment);
    // Where no record begins, a quote may have swallowed all of them.
    const located: Refuse = (problem) => refuse({ ...problem, line: (problem.line ?? 0) + skipped });
    const scanner = new RecordScanner(delimiter, () => undefined, located);
    scanner.push(plain);
    scanner.end();
    throw refuse({
      line: null,
      found: 'an empty file',
      allowed: 'a line of names and lines of values under it',
      hint: '',
    });
  }
  const bodyOf = (from: number) => records.slice(from).map(({ cells }) => cells);
  const fits = named && Math.abs(named.cells.length - start.cells.length) <= 1;
  if (named && fits && named.cells.length > 1 && start.cells.some(isNumber)) {
    return headed(delimiter, named.cells, named.line + skipped, firstLine + skipped, bodyOf(0), comment);
  }
  if (areValues(start.cells)) {
    const sample = bodyOf(0);
    const width = start.cells.length;
    return {
      delimiter,
      header: null,
      headerLine: 0,
      comment,
      firstLine: firstLine + skipped,
      width,
      trailing: false,
      decimalComma: hasCommas(delimiter, sample),
      sample,
    };
  }
  const header = start.cells.map((cell) => cell.trim());
  return headed(delimiter, header, start.line + skipped, start.line + skipped + 1, bodyOf(1), comment);
}

function headed(
  delimiter: Delimiter,
  names: readonly string[],
  headerLine: number,
  firstLine: number,
  body: readonly string[][],
  comment: readonly string[] | null,
): DelimitedHead {
  const trailing = haveTrailing(names, body);
  const rowNames = !trailing && haveRowNames(names, body);
  const header = rowNames ? ['', ...names] : names;
  const sample = body.slice(0, SAMPLED);
  return {
    delimiter,
    header,
    headerLine,
    comment,
    firstLine,
    width: header.length,
    trailing,
    decimalComma: hasCommas(delimiter, sample),
    sample,
  };
}

const hasCommas = (delimiter: Delimiter, sample: readonly (readonly string[])[]) =>
  delimiter !== ',' && sample.some((cells) => cells.some(hasDecimalComma));
