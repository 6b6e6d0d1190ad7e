/**
 * Delimited text (.csv, .tsv) in the one way that audits, tables and texts read it: UTF-8 or UTF-16, cells parted by commas,
 * semicolons, tabs, bars or blanks, quotes with line ends in them, comments, R's row names. Memory holds a piece of the file.
 */
import { type ByteSource, chunksOf } from '../byteSource.ts';
import { type DelimitedHead, headOf } from './head.ts';
import { RecordScanner, type VisitRecord } from './records.ts';
import type { Refuse } from './refusal.ts';
import { type TextOptions, TextPieces } from './textPieces.ts';

const PIECE = 2 ** 20;

/** Hands on records of the head's width and refuses others. */
function ofWidth(head: DelimitedHead, visit: VisitRecord, refuse: Refuse): VisitRecord {
  const { width, firstLine } = head;
  return (cells, line, spanned) => {
    if (line < firstLine) return;
    if (cells.length !== width) {
      if (/^\s*#/.test(cells[0]!)) return;
      // Of one line alone, an empty value at the end may be the last of a line that has one too many.
      if (head.trailing && cells.length === width + 1 && cells[width]!.trim() === '') cells.pop();
      else throw ragged(head, cells, line, refuse);
    }
    visit(cells, line, spanned);
  };
}

function ragged(head: DelimitedHead, cells: readonly string[], line: number, refuse: Refuse): Error {
  const like = head.header ? `as in line ${head.headerLine}` : `as in line ${head.firstLine}`;
  const hint = 'Give every line as many values as the first; a value that holds the delimiter needs quotes.';
  return refuse({
    line,
    found: cells.length === 1 ? '1 value' : `${cells.length} values`,
    allowed: `${head.width}, ${like}`,
    hint,
  });
}

/** So many first bytes hold the names of a hundred thousand columns, and some records. */
const HEAD_BYTES = 2 ** 22;

/** What the file's first bytes say of all. @throws what `refuse` makes */
export async function readDelimitedHead(source: ByteSource, options: TextOptions): Promise<DelimitedHead> {
  const bytes = await source.read(0, Math.min(source.size, HEAD_BYTES));
  return headOfBytes(bytes, source.size, options);
}

/** The same of what is in memory. @param size of the whole file, of which `bytes` may be the first */
export function headOfBytes(bytes: Uint8Array, size: number, options: TextOptions): DelimitedHead {
  const pieces = new TextPieces(options);
  const text = pieces.push(bytes.subarray(0, HEAD_BYTES));
  const isWhole = size <= HEAD_BYTES && bytes.length === size;
  // The last record of a part of the file is cut.
  return headOf(
    isWhole ? text + pieces.end() : text.slice(0, text.lastIndexOf('\n') + 1) || text,
    options.refuse,
  );
}

/**
 * Every record under the header, of the head's width, blank lines and comments left out.
 * @throws what `refuse` makes, for a ragged line, a stray quote, bytes that are no text
 */
export async function eachRecord(
  source: ByteSource,
  head: DelimitedHead,
  visit: VisitRecord,
  options: TextOptions,
): Promise<void> {
  const pieces = new TextPieces(options);
  const scanner = new RecordScanner(head.delimiter, ofWidth(head, visit, options.refuse), options.refuse);
  for await (const chunk of chunksOf(source)) scanner.push(pieces.push(chunk));
  scanner.push(pieces.end());
  scanner.end();
}

/** The same of what is in memory. */
export function eachRecordOfBytes(
  bytes: Uint8Array,
  head: DelimitedHead,
  visit: VisitRecord,
  options: TextOptions,
): void {
  const pieces = new TextPieces(options);
  const scanner = new RecordScanner(head.delimiter, ofWidth(head, visit, options.refuse), options.refuse);
  for (let from = 0; from < bytes.length; from += PIECE)
    scanner.push(pieces.push(bytes.subarray(from, from + PIECE)));
  scanner.push(pieces.end());
  scanner.end();
}
