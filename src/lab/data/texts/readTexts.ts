/** Short texts with a class each, as a dataset of hashed words. */

import { DataFileError } from '../compactFile.ts';
import type { Dataset } from '../dataset.ts';
import { ClassColumn, columnAt, columnList } from '../tables/classes.ts';
import { type Csv, openCsv } from '../tables/csv.ts';
import { titleOf, withinMemory } from '../tables/limits.ts';
import { namingOtherKinds } from '../tables/otherKinds.ts';
import type { ReadLines } from '../tables/readTable.ts';
import { remarked } from '../tables/remarks.ts';
import { BUCKETS, bagsOfWords } from './bagOfWords.ts';

const TEXT_COLUMN = 'text';

/** Where the texts and their classes stand. */
function placesOf(csv: Csv, target: string | undefined): { textAt: number; targetAt: number } {
  const { file, header } = csv;
  if (!header.includes(TEXT_COLUMN)) {
    const hint = `The first line has to name the columns, that of the texts ${TEXT_COLUMN}; it holds ${columnList(csv.firstLine)}.`;
    throw new DataFileError(file, `has no column ${TEXT_COLUMN}.`, hint);
  }
  const textAt = columnAt(csv, TEXT_COLUMN);
  const lastOther = header.findLastIndex((_, at) => at !== textAt);
  const targetAt = target === undefined ? lastOther : columnAt(csv, target);
  if (targetAt < 0 || targetAt === textAt) {
    const problem = `has no column beside ${TEXT_COLUMN} that names a class.`;
    const hint = 'Add a column with the class of each text, or choose another target.';
    throw new DataFileError(file, problem, hint);
  }
  return { textAt, targetAt };
}

/**
 * Reads a CSV with a column `text` and a column to be learned; other columns are not read. Rows without a class are left
 * out, as the dataset's remarks say.
 * @param target the column to be learned; default: the last that is not `text`
 * @throws DataFileError naming the file and what is wrong, with line and column where there is one
 */
export function readTexts(
  file: string,
  bytes: Uint8Array,
  { target }: { readonly target?: string } = {},
): ReadLines {
  return namingOtherKinds(file, bytes, () => textsOf(file, bytes, target));
}

function textsOf(file: string, bytes: Uint8Array, target: string | undefined): ReadLines {
  const csv = openCsv(file, bytes);
  const { textAt, targetAt } = placesOf(csv, target);
  const classes = new ClassColumn(csv, targetAt);
  const read: { readonly text: string; readonly line: number }[] = [];
  csv.eachRow((cells, line) => {
    if (classes.see(cells, line)) read.push({ text: cells[textAt]!, line });
  });
  const { classNames, labels, lines, remarks } = classes.finish();
  let example = 0;
  const texts = read.flatMap(({ text, line }) => {
    if (lines[example] !== line) return [];
    example++;
    return [text];
  });
  withinMemory(file, texts.length, BUCKETS);
  const values = bagsOfWords(texts);
  if (values.every((count) => count === 0)) {
    const problem = `has no word in its column ${TEXT_COLUMN}.`;
    throw new DataFileError(file, problem, 'Put the texts there: letters or digits of any script.');
  }
  const dataset: Dataset = {
    name: titleOf(file),
    kind: 'texts',
    count: texts.length,
    height: 1,
    width: BUCKETS,
    channels: 1,
    classNames,
    values,
    labels,
    texts,
    duplicatesRemoved: 0,
    ...remarked([...csv.remarks, ...remarks]),
  };
  return { dataset, lines };
}
