/** Short texts with a class each, as a dataset of hashed words. */
import { DataFileError } from '../compactFile.ts';
import type { Dataset } from '../dataset.ts';
import { ClassColumn, columnAt } from '../tables/classes.ts';
import { openCsv } from '../tables/csv.ts';
import { titleOf, withinMemory } from '../tables/limits.ts';
import { BUCKETS, bagsOfWords } from './bagOfWords.ts';

const TEXT_COLUMN = 'text';

/**
 * Reads a CSV with a column `text` and a column to be learned; other columns are not read.
 * @param target the column to be learned; default: the last that is not `text`
 * @throws DataFileError naming the file and what is wrong, with row and column where there is one
 */
export function readTexts(
  file: string,
  bytes: Uint8Array,
  { target }: { readonly target?: string } = {},
): Dataset {
  const csv = openCsv(file, bytes);
  const textAt = columnAt(csv, TEXT_COLUMN);
  const lastOther = csv.header.findLastIndex((_, at) => at !== textAt);
  const targetAt = target === undefined ? lastOther : columnAt(csv, target);
  if (targetAt < 0 || targetAt === textAt) {
    const problem = `has no column beside ${TEXT_COLUMN} that names a class.`;
    throw new DataFileError(
      file,
      problem,
      'Add a column with the class of each text, or choose another target.',
    );
  }
  const classes = new ClassColumn(csv, targetAt);
  const texts: string[] = [];
  csv.eachRow((cells, row) => {
    classes.see(cells, row);
    texts.push(cells[textAt]!);
  });
  const { classNames, labels } = classes.finish();
  withinMemory(file, texts.length, BUCKETS);
  const values = bagsOfWords(texts);
  if (values.every((count) => count === 0)) {
    const problem = `has no word in its column ${TEXT_COLUMN}.`;
    throw new DataFileError(file, problem, 'Put the texts there: letters or digits of any script.');
  }
  return {
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
  };
}
