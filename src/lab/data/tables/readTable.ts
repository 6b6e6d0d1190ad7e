/** A table with a column to be learned, as a dataset. Its numbers are as in the file: models standardise them for themselves. */

import { DataFileError } from '../compactFile.ts';
import type { Dataset } from '../dataset.ts';
import { ClassColumn, targetOf } from './classes.ts';
import { Column, MOST_VALUES } from './columns.ts';
import { openCsv } from './csv.ts';
import { titleOf, withinMemory } from './limits.ts';
import { namingOtherKinds } from './otherKinds.ts';
import { columnRemarks, remarked } from './remarks.ts';
import { tableMarks } from './writtenNumbers.ts';

/** A dataset, and where its examples stand in the file. */
export interface ReadLines {
  readonly dataset: Dataset;
  /** [count] lines, counted from 1. */
  readonly lines: Int32Array;
}

/**
 * Reads a table from CSV bytes, twice: what its columns are, then their numbers. Rows without a class are left out; that and
 * whatever else was made of the file is among the dataset's remarks.
 * @param target the column to be learned; default: the last
 * @throws DataFileError naming the file and what is wrong, with line and column where there is one
 */
export function readTable(
  file: string,
  bytes: Uint8Array,
  { target }: { readonly target?: string } = {},
): ReadLines {
  return namingOtherKinds(file, bytes, () => tableOf(file, bytes, target));
}

function tableOf(file: string, bytes: Uint8Array, target: string | undefined): ReadLines {
  const csv = openCsv(file, bytes);
  const classes = new ClassColumn(csv, targetOf(csv, target));
  const columns = csv.header.map((_, at) => new Column(csv, at)).filter(({ at }) => at !== classes.at);
  csv.eachRow((cells, line) => {
    if (classes.see(cells, line)) for (const column of columns) column.see(cells, line);
  });
  const { classNames, labels, lines, remarks } = classes.finish();

  const marks = tableMarks(columns.map(({ numbers }) => numbers));
  const read = columns.map((column) => ({ column, reading: column.reading(marks) }));
  let width = 0;
  const encodings = read.flatMap(({ column, reading }) => {
    if (reading.kind === 'left-out') return [];
    const encoding = { at: column.at, from: width, ...column.encoding(reading) };
    width += encoding.names.length;
    return [encoding];
  });
  if (encodings.length === 0) {
    const problem = 'has no column beside the target that can be learned from.';
    const [why] = columnRemarks(read);
    const hint = `Add columns of numbers, or of at most ${MOST_VALUES} different values.`;
    throw new DataFileError(file, problem, why === undefined ? hint : `${hint} Of this table, ${why}.`);
  }

  withinMemory(file, labels.length, width * Float32Array.BYTES_PER_ELEMENT);
  const values = new Float32Array(labels.length * width);
  let example = 0;
  csv.eachRow((cells, line) => {
    if (lines[example] !== line) return;
    for (const { at, from, write } of encodings) write(cells[at]!, line, values, example * width + from);
    example++;
  });
  const dataset: Dataset = {
    name: titleOf(file),
    kind: 'table',
    count: labels.length,
    height: 1,
    width,
    channels: 1,
    classNames,
    values,
    labels,
    columns: encodings.flatMap(({ names }) => names),
    duplicatesRemoved: 0,
    ...remarked([...csv.remarks, ...remarks, ...columnRemarks(read)]),
  };
  return { dataset, lines };
}
