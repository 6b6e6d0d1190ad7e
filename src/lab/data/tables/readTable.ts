/** A table with a column to be learned, as a dataset. Its numbers are as in the file: models standardise them for themselves. */
import { DataFileError } from '../compactFile.ts';
import type { Dataset } from '../dataset.ts';
import { ClassColumn, columnAt } from './classes.ts';
import { Column, MOST_VALUES, type SkipReason } from './columns.ts';
import { openCsv } from './csv.ts';
import { titleOf, withinMemory } from './limits.ts';

/** A column that says nothing a model could use, and why. */
export interface SkippedColumn {
  readonly column: string;
  readonly why: SkipReason;
}

/**
 * Reads a table from CSV bytes, twice: what its columns are, then their numbers.
 * @param target the column to be learned; default: the last
 * @throws DataFileError naming the file and what is wrong, with row and column where there is one
 */
export function readTable(
  file: string,
  bytes: Uint8Array,
  { target }: { readonly target?: string } = {},
): { readonly dataset: Dataset; readonly skipped: readonly SkippedColumn[] } {
  const csv = openCsv(file, bytes);
  const { header } = csv;
  const classes = new ClassColumn(csv, target === undefined ? header.length - 1 : columnAt(csv, target));
  const columns = header.map((name, at) => ({ name, at, column: new Column(csv, at) }));
  const inputs = columns.filter(({ at }) => at !== classes.at);
  csv.eachRow((cells, row) => {
    classes.see(cells, row);
    for (const { column } of inputs) column.see(cells, row);
  });
  const { classNames, labels } = classes.finish();

  const skipped = inputs.flatMap(({ name, column: { useless } }) =>
    useless === undefined ? [] : [{ column: name, why: useless }],
  );
  const used = inputs.filter(({ column }) => column.useless === undefined);
  if (used.length === 0) {
    const problem = 'has no column beside the target that can be learned from.';
    throw new DataFileError(
      file,
      problem,
      `Add columns of numbers, or of at most ${MOST_VALUES} different values.`,
    );
  }
  let width = 0;
  const encodings = used.map(({ at, column }) => {
    const encoding = { at, from: width, ...column.encoding() };
    width += encoding.names.length;
    return encoding;
  });

  withinMemory(file, labels.length, width * Float32Array.BYTES_PER_ELEMENT);
  const values = new Float32Array(labels.length * width);
  let start = 0;
  csv.eachRow((cells) => {
    for (const { at, from, write } of encodings) write(cells[at]!, values, start + from);
    start += width;
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
  };
  return { dataset, skipped };
}
