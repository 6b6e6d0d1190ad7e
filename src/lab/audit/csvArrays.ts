/**
 * A table of a model's outputs: one line per example with the columns p0 … pC-1 (or posterior_0 …, or logit_0 …),
 * label and member (1 or 0), in any order; further columns are left out.
 */
import Papa from 'papaparse';
import { type ByteSource, chunksOf } from '../data/byteSource.ts';
import type { RawArray, RawArrays } from './arrays.ts';
import { AuditInputError } from './auditInputError.ts';

const PROBABILITY = /^(?:p|posterior)_?(\d+)$/;
const LOGIT = /^logit_?(\d+)$/;
const COLUMNS = 'columns p0, p1, ... (or logit_0, ...), label, member';
const TRUTHS: Readonly<Record<string, number>> = { true: 1, false: 0 };

/** Lines of text, a mebibyte at a time, each piece ending where a line does. */
async function* pieces(source: ByteSource): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunksOf(source)) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    if (end > 0) yield text.slice(0, end);
  }
  if (rest !== '') yield rest;
}

class Growing {
  private values = new Float64Array(1024);
  private length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Float64Array(2 * this.length);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  array(columns?: number): RawArray {
    const values = this.values.subarray(0, this.length);
    const shape = columns === undefined ? [this.length] : [this.length / columns, columns];
    return { shape, values, half: false };
  }
}

interface Columns {
  readonly outputs: 'posteriors' | 'logits';
  /** Where in a line class c stands. */
  readonly classes: readonly number[];
  readonly label: number;
  readonly member: number;
  readonly count: number;
}

function positionOf(file: string, header: readonly string[], names: readonly string[]): number {
  const found = header.flatMap((name, i) => (names.includes(name) ? [i] : []));
  if (found.length !== 1) {
    throw new AuditInputError(`${file}, line 1`, `${found.length} columns named ${names[0]}`, COLUMNS);
  }
  return found[0]!;
}

function columnsOf(file: string, line: readonly string[]): Columns {
  const header = line.map((name) => name.trim().toLowerCase());
  const logits = header.some((name) => LOGIT.test(name));
  const pattern = logits && !header.some((name) => PROBABILITY.test(name)) ? LOGIT : PROBABILITY;
  const classes: number[] = [];
  header.forEach((name, position) => {
    const found = pattern.exec(name)?.[1];
    if (found === undefined) return;
    if (classes[Number(found)] !== undefined)
      throw new AuditInputError(`${file}, line 1`, `${name} twice`, COLUMNS);
    if (Number(found) < header.length) classes[Number(found)] = position;
  });
  const prefix = pattern === LOGIT ? 'logit_' : 'p';
  for (let c = 0; c < Math.max(2, classes.length); c++) {
    if (classes[c] === undefined)
      throw new AuditInputError(`${file}, line 1`, `no column ${prefix}${c}`, COLUMNS);
  }
  return {
    outputs: pattern === LOGIT ? 'logits' : 'posteriors',
    classes,
    label: positionOf(file, header, ['label', 'labels']),
    member: positionOf(file, header, ['member', 'members']),
    count: header.length,
  };
}

function numberOf(text: string, place: () => string): number {
  const trimmed = text.trim();
  const value = trimmed === '' ? Number.NaN : (TRUTHS[trimmed.toLowerCase()] ?? Number(trimmed));
  if (Number.isNaN(value))
    throw new AuditInputError(place(), trimmed === '' ? 'nothing' : trimmed, 'a number');
  return value;
}

/** @throws AuditInputError naming the line and the column */
export async function csvArrays(source: ByteSource): Promise<RawArrays> {
  const file = source.name;
  const [outputs, labels, members] = [new Growing(), new Growing(), new Growing()];
  let columns: Columns | undefined;
  let header: readonly string[] = [];
  let delimiter = '';
  let lineNumber = 0;
  for await (const piece of pieces(source)) {
    const { data, meta } = Papa.parse<string[]>(lineNumber === 0 ? piece.replace(/^\uFEFF/, '') : piece, {
      delimiter,
    });
    delimiter = meta.delimiter;
    for (const line of data) {
      if (line.length === 1 && line[0] === '') continue;
      lineNumber += 1;
      if (!columns) {
        columns = columnsOf(file, line);
        header = line;
        continue;
      }
      if (line.length !== columns.count) {
        throw new AuditInputError(
          `${file}, line ${lineNumber}`,
          `${line.length} values`,
          `${columns.count}, as in line 1`,
        );
      }
      const at = (position: number) =>
        numberOf(line[position]!, () => `${file}, line ${lineNumber}, column ${header[position]}`);
      for (const position of columns.classes) outputs.push(at(position));
      labels.push(at(columns.label));
      members.push(at(columns.member));
    }
  }
  if (!columns) throw new AuditInputError(file, 'an empty file', COLUMNS);
  return new Map([
    [columns.outputs, outputs.array(columns.classes.length)],
    ['labels', labels.array()],
    ['members', members.array()],
  ]);
}
