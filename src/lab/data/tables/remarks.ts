/** What a person should know of how a table's columns were read, in sentences without a full stop. */
import { printable } from '../../printable.ts';
import type { Dataset } from '../dataset.ts';
import { type Cell, type Column, type ColumnReading, cellText } from './columns.ts';

const NAMED = 5;
/** Of one remark, in characters. */
const LONGEST = 1000;
/** Columns that are told of one by one; of more, how many. */
const TOLD = 20;

/** Some of the names, and how many more there are. */
export function listed(names: readonly string[]): string {
  const named = names.slice(0, NAMED).join(', ');
  return names.length > NAMED ? `${named} and ${names.length - NAMED} more` : named;
}

/** As a dataset has them: not at all where there are none. */
export const remarked = (remarks: readonly string[]): Pick<Dataset, 'remarks'> =>
  remarks.length > 0 ? { remarks: remarks.map((remark) => printable(remark, LONGEST)) } : {};

interface ReadColumn {
  readonly column: Column;
  readonly reading: ColumnReading;
}

function told(sentences: readonly string[], rest: string): string[] {
  const more = sentences.length - TOLD;
  return more > 0 ? [...sentences.slice(0, TOLD), `${more} more ${rest}`] : [...sentences];
}

function missingRemark(columns: readonly ReadColumn[]): string[] {
  const found = columns.flatMap(({ column: { name }, reading }) =>
    reading.kind !== 'left-out' && reading.missing.first
      ? [{ name, count: reading.missing.count, first: reading.missing.first }]
      : [],
  );
  if (found.length === 0) return [];
  const cells = found.reduce((sum, { count }) => sum + count, 0);
  const { name, first } = found[0]!;
  const where = listed(found.map((one) => one.name));
  return [
    `cells without a value: ${cells}, in ${where}, such as ${cellText(first)} of ${name}; a number of its own says so, beside 0 in place of the value`,
  ];
}

export function columnRemarks(columns: readonly ReadColumn[]): string[] {
  const leftOut: string[] = [];
  const categories: string[] = [];
  const unusual: [name: string, cell: Cell, value: number][] = [];
  for (const { column, reading } of columns) {
    const { name } = column;
    if (reading.kind === 'left-out') leftOut.push(`column ${name} is left out: ${reading.why}`);
    else if (reading.kind === 'categories' && reading.notNumbers !== undefined)
      categories.push(`column ${name} is read as categories: ${reading.notNumbers}`);
    else if (reading.kind === 'numbers' && reading.unusual)
      unusual.push([name, reading.unusual, column.valueOf(reading.unusual.cell, reading)]);
  }
  const used = columns.filter(({ reading }) => reading.kind !== 'left-out').map(({ column }) => column);
  const counting = used.filter(({ countsRows }) => countsRows).map(({ name }) => name);
  const constant = used.filter((column) => column.constant !== undefined).map(({ name }) => name);
  const remarks = [
    ...told(leftOut, 'columns are left out'),
    ...told(categories, 'columns are read as categories'),
    ...told(
      unusual.map(([name, cell, value]) => `column ${name}: ${cellText(cell)} is read as ${value}`),
      'columns have such numbers',
    ),
    ...missingRemark(columns),
  ];
  if (counting.length > 0)
    remarks.push(`numbers of rows rather than of examples, as it seems: ${listed(counting)}`);
  if (constant.length > 0) remarks.push(`the same in every row: ${listed(constant)}`);
  return remarks;
}
