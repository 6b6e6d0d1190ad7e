/** Tables of cells written as programs write them: spreadsheets, pandas, R, numpy.savetxt. */
import { joined } from './byteMutations.ts';
import type { Draws } from './draws.ts';

export interface DelimitedForm {
  readonly delimiter: ',' | ';' | '\t' | '|' | ' ';
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly quotes: 'all' | 'needed' | 'texts';
  readonly encoding: 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be';
  /** Before some lines. */
  readonly blankLines: boolean;
  readonly comments: boolean;
  readonly endsInNewline: boolean;
}

export function anyDelimitedForm(draws: Draws): DelimitedForm {
  return {
    delimiter: draws.one([',', ',', ';', '\t', '|']),
    lineEnd: draws.one(['\n', '\n', '\r\n', '\r']),
    quotes: draws.one(['all', 'needed', 'needed', 'texts']),
    encoding: draws.one(['utf-8', 'utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be']),
    blankLines: draws.chance(0.2),
    comments: draws.chance(0.1),
    endsInNewline: draws.chance(0.8),
  };
}

/** A cell that is written as it is, whatever it holds. */
export class Raw {
  constructor(readonly text: string) {}
}

export type Cell = string | Raw;

const isNumber = (cell: string) => cell !== '' && Number.isFinite(Number(cell));

function written(cell: Cell, { delimiter, quotes }: DelimitedForm): string {
  if (cell instanceof Raw) return cell.text;
  const needed =
    cell.includes(delimiter) || /["\n\r]|^\s|\s$|^#/.test(cell) || (delimiter === ' ' && /\s|^$/.test(cell));
  const isQuoted = needed || quotes === 'all' || (quotes === 'texts' && !isNumber(cell));
  return isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export interface WrittenTable {
  readonly text: string;
  /** Where each record begins, the first that of the names, and last the line behind them; counted from 1. */
  readonly lines: readonly number[];
}

const newlinesIn = (text: string) => text.split(/\r\n|\r|\n/).length - 1;

/** @param records the first of them the names */
export function delimitedText(
  records: readonly (readonly Cell[])[],
  form: DelimitedForm,
  draws: Draws,
): WrittenTable {
  const { delimiter, lineEnd } = form;
  const lines: number[] = [];
  const parts: string[] = [];
  let line = 1;
  const add = (text: string) => {
    parts.push(text);
    line += newlinesIn(text) + 1;
  };
  records.forEach((cells, i) => {
    if (form.blankLines && draws.chance(0.3)) add(draws.one(['', '  ']));
    if (form.comments && i > 0 && draws.chance(0.3)) add(draws.one(['# a comment', '#', '  # 3']));
    lines.push(line);
    add(cells.map((cell) => written(cell, form)).join(delimiter));
  });
  lines.push(line);
  return { text: parts.join(lineEnd) + (form.endsInNewline ? lineEnd : ''), lines };
}

export function encodedText(text: string, encoding: DelimitedForm['encoding']): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8 with mark')
    return joined(Uint8Array.of(0xef, 0xbb, 0xbf), new TextEncoder().encode(text));
  const bytes = new Uint8Array(2 * text.length + 2);
  const view = new DataView(bytes.buffer);
  const little = encoding === 'utf-16le';
  view.setUint16(0, 0xfeff, little);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + 2 * i, text.charCodeAt(i), little);
  return bytes;
}
