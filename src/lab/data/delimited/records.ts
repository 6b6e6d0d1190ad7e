/**
 * The syntax of delimited text (RFC 4180 with any delimiter): records of cells, one a line, where a cell that begins with a
 * quote ends with one, may hold delimiters and line ends, and doubles a quote within. A quote inside a cell that does not
 * begin with one is a character as any other. Read by hand and not with a library because of the lines: each record says
 * where it stands in the file, and a quote that is closed in the wrong place is refused where it was opened.
 */
import type { Refuse } from './refusal.ts';
import { newlines } from './textPieces.ts';

/** A blank stands for any number of blanks, as numpy.savetxt and R's write.table part cells. */
export type Delimiter = ',' | ';' | '\t' | '|' | ' ';

/**
 * @param line where the record begins, from 1
 * @param spanned the record as it is written, where a quoted cell makes it span several lines
 */
export type VisitRecord = (cells: string[], line: number, spanned: string | undefined) => void;

/** No cell is longer: a quote that does not end would have the rest of the file read into memory. In characters. Our choice. */
const LONGEST_RECORD = 2 ** 24;

const QUOTE_ALLOWED = 'quotes around whole cells';
const QUOTE_HINT =
  'A cell that begins with a quote ends with one before the next delimiter; a quote within it is doubled.';

/** The cells of a line without quotes. */
function cut(line: string, delimiter: Delimiter): string[] {
  if (delimiter !== ' ') return line.split(delimiter);
  const trimmed = line.trim();
  return trimmed === '' ? [''] : trimmed.split(/[ \t]+/);
}

const isBlank = (cells: readonly string[]) => cells.length === 1 && cells[0]!.trim() === '';
const isSpace = (character: string | undefined) => character === ' ' || character === '\t';

/** What a quoted cell turned out to be. */
type Quoted = { readonly value: string; readonly end: number };

/** Takes text in pieces and hands out its records; blank lines are left out and counted. */
export class RecordScanner {
  private rest = '';
  private line = 1;

  constructor(
    private readonly delimiter: Delimiter,
    private readonly visit: VisitRecord,
    private readonly refuse: Refuse,
  ) {}

  push(text: string): void {
    this.scan(this.rest + text, false);
    if (this.rest.length > LONGEST_RECORD) throw this.tooLong();
  }

  /** To be called when all text has come. */
  end(): void {
    this.scan(this.rest, true);
  }

  private scan(text: string, whole: boolean): void {
    let from = 0;
    let nextQuote = text.indexOf('"');
    while (from < text.length) {
      const newline = text.indexOf('\n', from);
      if (newline < 0 && !whole) break;
      const end = newline < 0 ? text.length : newline;
      if (nextQuote >= 0 && nextQuote < from) nextQuote = text.indexOf('"', from);
      if (nextQuote < 0 || nextQuote > end) {
        const cells = cut(text.slice(from, end), this.delimiter);
        if (!isBlank(cells)) this.visit(cells, this.line, undefined);
        this.line += 1;
        from = end + 1;
        continue;
      }
      const found = this.quotedRecord(text, from, whole);
      if (found === undefined) break;
      from = found;
    }
    this.rest = text.slice(from);
  }

  /** Reads one record that has a quote. Where the next begins; undefined where the text so far does not tell. */
  private quotedRecord(text: string, from: number, whole: boolean): number | undefined {
    const { delimiter } = this;
    const cells: string[] = [];
    let at = from;
    for (;;) {
      if (delimiter === ' ') while (isSpace(text[at])) at += 1;
      const quoted = this.quotedCell(text, at, from, whole);
      if (quoted === undefined) return undefined;
      if (quoted !== null) {
        cells.push(quoted.value);
        at = quoted.end;
      } else {
        const end = this.cellEnd(text, at);
        cells.push(text.slice(at, end));
        at = end;
      }
      if (delimiter === ' ') while (isSpace(text[at])) at += 1;
      const character = text[at];
      if (character === undefined && !whole) return undefined;
      if (character === undefined || character === '\n') break;
      if (delimiter !== ' ') at += 1;
    }
    const lines = newlines(text.slice(from, at));
    if (!isBlank(cells)) this.visit(cells, this.line, lines > 0 ? text.slice(from, at) : undefined);
    this.line += lines + 1;
    return at + 1;
  }

  /** Where the cell without quotes that begins here ends. */
  private cellEnd(text: string, from: number): number {
    let at = from;
    while (at < text.length) {
      const character = text[at];
      if (character === '\n' || character === this.delimiter) break;
      if (this.delimiter === ' ' && character === '\t') break;
      at += 1;
    }
    return at;
  }

  /**
   * The quoted cell that begins here; null where none does, undefined where the text so far does not tell.
   * Blanks before the quote are left out where the cell then is one of this line: elsewhere they and the quote are its text.
   */
  private quotedCell(text: string, from: number, record: number, whole: boolean): Quoted | null | undefined {
    let open = from;
    while (isSpace(text[open]) && text[open] !== this.delimiter) open += 1;
    if (text[open] !== '"') return null;
    let value = '';
    let at = open + 1;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote < 0) {
        if (open > from) return null;
        if (!whole) return undefined;
        throw this.stray(text, record, open, 'a quote that opens here and never ends');
      }
      value += text.slice(at, quote);
      if (text[quote + 1] === '"') {
        value += '"';
        at = quote + 2;
        continue;
      }
      let end = quote + 1;
      while (isSpace(text[end]) && text[end] !== this.delimiter) end += 1;
      const after = text[end];
      if (open > from && value.includes('\n')) return null;
      if (after === undefined && !whole) return undefined;
      const blanksEnd = this.delimiter === ' ' && end > quote + 1;
      if (after === undefined || after === '\n' || after === this.delimiter || blanksEnd)
        return { value, end };
      if (open > from) return null;
      // Some programs write a quote within as \". Where it does not end the cell, it is one.
      if (value.endsWith('\\')) {
        value = `${value.slice(0, -1)}"`;
        at = quote + 1;
        continue;
      }
      const line = this.line + newlines(text.slice(record, quote));
      const opened = this.line + newlines(text.slice(record, open));
      const where = line === opened ? '' : ` in line ${line}`;
      const rest = text.slice(quote + 1, quote + 21).split('\n')[0];
      throw this.stray(text, record, open, `a quote that opens here and ends${where} before ${rest}`);
    }
  }

  private stray(text: string, record: number, open: number, found: string): Error {
    const line = this.line + newlines(text.slice(record, open));
    return this.refuse({ line, found, allowed: QUOTE_ALLOWED, hint: QUOTE_HINT });
  }

  private tooLong(): Error {
    const found = this.rest.includes('"')
      ? `a quote that opens here and does not end within ${LONGEST_RECORD} characters`
      : `a line of more than ${LONGEST_RECORD} characters`;
    return this.refuse({ line: this.line, found, allowed: QUOTE_ALLOWED, hint: QUOTE_HINT });
  }
}

/**
 * The line of the first record that a quoted cell has swallowed: a line within the cell that is a record by itself, as
 * happens where two stray quotes enclose rows. Undefined where the cell is a text of several lines.
 * @param spanned the record as it is written @param line where it begins
 * @param isRecord whether the cells of one line would do as a record of their own
 */
export function swallowedLine(
  spanned: string,
  line: number,
  delimiter: Delimiter,
  isRecord: (cells: readonly string[]) => boolean,
): number | undefined {
  const lines = spanned.split('\n');
  const at = lines.findIndex((one, i) => i > 0 && !one.includes('"') && isRecord(cut(one, delimiter)));
  return at < 0 ? undefined : line + at;
}
