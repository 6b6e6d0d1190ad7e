/**
 * A table of a model's outputs, one line per example: a column for each class, the label, the membership. What the columns are
 * is told by their names and first values, or chosen (`mapping/tableMapping.ts`); further columns are left out.
 */
import type { ByteSource } from '../data/byteSource.ts';
import { decimalOf, hasDecimalComma } from '../data/delimited/decimal.ts';
import { eachRecord, readDelimitedHead } from '../data/delimited/delimited.ts';
import type { DelimitedHead } from '../data/delimited/head.ts';
import { swallowedLine } from '../data/delimited/records.ts';
import type { DelimitedProblem } from '../data/delimited/refusal.ts';
import type { RawArray, RawArrays } from './arrays.ts';
import { AuditInputError } from './auditInputError.ts';
import type { Column } from './mapping/classColumns.ts';
import { labelReader, membershipOf, TRUTHS } from './mapping/classNames.ts';
import { type Mapping, namesOf } from './mapping/roles.ts';
import { proposeTableMapping, requireAnswered, type TableProposal } from './mapping/tableMapping.ts';

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

  /** @param columns of a row; none for a single axis */
  array(columns?: number): RawArray {
    const values = this.values.subarray(0, this.length);
    const shape = columns === undefined ? [this.length] : [this.length / columns, columns];
    return { shape, values, half: false };
  }
}

const optionsOf = (file: string) => ({
  refuse: ({ line, found, allowed, hint }: DelimitedProblem) =>
    new AuditInputError(line === null ? file : `${file}, line ${line}`, found, allowed, hint),
  // Columns that are not read may be written in any way.
  replaceWrong: true,
});

/** What a table is, before all of it is read. */
export interface AuditTable {
  readonly head: DelimitedHead;
  readonly columns: readonly Column[];
  readonly proposal: TableProposal;
}

const SAMPLED = 50;

/** The columns by names of their own: of two that are called alike, the second says where it stands. */
function columnsOf({ header, width, sample }: DelimitedHead): { columns: Column[]; twice: Set<string> } {
  const names = header ?? Array.from({ length: width }, (_, at) => `column ${at + 1}`);
  const seen = new Set<string>();
  const twice = new Set<string>();
  const columns = names.map((name, at) => {
    if (seen.has(name)) twice.add(name);
    const own = seen.has(name) ? `${name} (column ${at + 1})` : name;
    seen.add(name);
    return { name: own, sample: sample.slice(0, SAMPLED).map((cells) => cells[at] ?? '') };
  });
  return { columns, twice };
}

/** That no column is taken for something whose name another has, too. */
function requireOnce(file: string, headerLine: number, { mapping }: TableProposal, twice: Set<string>): void {
  for (const [role, names] of Object.entries(mapping)) {
    const name = role === 'classes' ? undefined : namesOf(names).find((one) => twice.has(one));
    if (name === undefined) continue;
    const hint = 'Give every column a name of its own.';
    throw new AuditInputError(`${file}, line ${headerLine}`, `${name} twice`, 'each name once', hint);
  }
}

/** As many as an audit has classes, and some more; what is looked at for each of millions takes minutes. */
const MOST_COLUMNS = 110_000;

/** @param chosen what the person chose @throws AuditInputError for what is no table */
export async function openAuditTable(source: ByteSource, chosen: Mapping = {}): Promise<AuditTable> {
  const head = await readDelimitedHead(source, optionsOf(source.name));
  if (head.width > MOST_COLUMNS) {
    const place = `${source.name}, line ${head.headerLine || head.firstLine}`;
    throw new AuditInputError(place, `${head.width} values`, `up to ${MOST_COLUMNS} columns`);
  }
  const { columns, twice } = columnsOf(head);
  const proposal = proposeTableMapping(columns, chosen);
  requireOnce(source.name, head.headerLine, proposal, twice);
  return { head, columns, proposal };
}

/** Reads the cells of numbers, all with a point or all with a comma. */
class NumberReader {
  private point = 0;
  private comma = 0;

  constructor(private readonly file: string) {}

  /** @throws AuditInputError naming the line and the column */
  read(cell: string, line: number, column: string): number {
    const value = decimalOf(cell, true) ?? TRUTHS[cell.trim().toLowerCase()];
    if (value === undefined || !Number.isFinite(value))
      throw this.refusal(cell, line, column, 'a number, such as 0.25');
    if (hasDecimalComma(cell)) this.comma ||= line;
    else if (cell.includes('.')) this.point ||= line;
    if (this.comma > 0 && this.point > 0) {
      const [first, mark] = this.comma < this.point ? [this.comma, 'a comma'] : [this.point, 'a point'];
      throw this.refusal(
        cell,
        line,
        column,
        `numbers with ${mark} before their decimals, as in line ${first}`,
      );
    }
    return value;
  }

  refusal(cell: string, line: number, column: string, allowed: string): AuditInputError {
    const trimmed = cell.trim();
    const place = `${this.file}, line ${line}, column ${column}`;
    return new AuditInputError(place, trimmed === '' ? 'nothing' : trimmed.slice(0, 40), allowed);
  }
}

/** Where each row stands in the file: only where it is not the line after the row before it, anything is kept. */
class Lines {
  private readonly rows: number[] = [];
  private readonly lines: number[] = [];
  private count = 0;
  private next = 0;

  push(line: number): void {
    if (line !== this.next) {
      this.rows.push(this.count);
      this.lines.push(line);
    }
    this.count += 1;
    this.next = line + 1;
  }

  at(row: number): number {
    const last = this.rows.findLastIndex((first) => first <= row);
    return this.lines[last]! + row - this.rows[last]!;
  }
}

export interface TableArrays {
  readonly arrays: RawArrays;
  /** What was taken for what. */
  readonly columns: Mapping;
  readonly unused: readonly string[];
  /** Where they were asked for and the table has some. */
  readonly ids: readonly string[] | null;
  /** The line of the file in which a row stands. */
  lineOf(row: number): number;
}

/** @throws AuditInputError naming the line and the column; ColumnsNeededError where a role has to be chosen */
export async function csvArrays(
  source: ByteSource,
  chosen: Mapping = {},
  withIds = false,
): Promise<TableArrays> {
  const file = source.name;
  const { head, columns, proposal } = await openAuditTable(source, chosen);
  requireAnswered(head.header ? `${file}, line ${head.headerLine}` : file, proposal, columns);
  const { mapping, classes, unused } = proposal;
  const role = mapping.posteriors === undefined ? 'logits' : 'posteriors';
  const outputNames = namesOf(mapping[role]);
  const places = new Map(columns.map(({ name }, place) => [name, place]));
  const at = (name: string) => places.get(name)!;
  const outputsAt = outputNames.map(at);
  const [labelName, memberName] = [mapping.labels as string, mapping.members as string];
  const [labelAt, memberAt] = [at(labelName), at(memberName)];
  const idAt = withIds && mapping.ids !== undefined ? at(mapping.ids as string) : -1;
  const [outputs, labels, members] = [new Growing(), new Growing(), new Growing()];
  const ids: string[] = [];
  const lines = new Lines();
  const numbers = new NumberReader(file);
  const labelOf = labelReader(classes);
  const isRecord = (cells: readonly string[]) =>
    cells.length === head.width &&
    outputsAt.every((position) => decimalOf(cells[position]!, true) !== undefined) &&
    membershipOf(cells[memberAt]!) !== undefined;

  await eachRecord(
    source,
    head,
    (cells, line, spanned) => {
      const swallowed =
        spanned === undefined ? undefined : swallowedLine(spanned, line, head.delimiter, isRecord);
      if (swallowed !== undefined) {
        const found = `a quote that opens here and takes line ${swallowed} for a part of its cell`;
        throw new AuditInputError(`${file}, line ${line}`, found, 'quotes around whole cells');
      }
      for (let c = 0; c < outputsAt.length; c++) {
        outputs.push(numbers.read(cells[outputsAt[c]!]!, line, outputNames[c]!));
      }
      const label = labelOf(cells[labelAt]!);
      if (label === undefined || !Number.isFinite(label)) {
        const allowed = classes
          ? `one of ${classes.slice(0, 20).join(', ')}`
          : 'a number: the class, from 0 on';
        throw numbers.refusal(cells[labelAt]!, line, labelName, allowed);
      }
      const member = membershipOf(cells[memberAt]!);
      if (member === undefined || !Number.isFinite(member)) {
        const allowed =
          'a number, 1 for a member and 0 for a non-member, or yes and no, true and false, train and test';
        throw numbers.refusal(cells[memberAt]!, line, memberName, allowed);
      }
      lines.push(line);
      labels.push(label);
      members.push(member);
      if (idAt >= 0) ids.push(cells[idAt]!);
    },
    optionsOf(file),
  );
  return {
    arrays: new Map([
      [role, outputs.array(outputsAt.length === 1 ? undefined : outputsAt.length)],
      ['labels', labels.array()],
      ['members', members.array()],
    ]),
    columns: mapping,
    unused,
    ids: idAt >= 0 ? ids : null,
    lineOf: (row) => lines.at(row),
  };
}
