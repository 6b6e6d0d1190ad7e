/** A CSV file: which columns it has, and the dataset that it makes. */
import { NOTHING_SKIPPED } from '../../lab/data/pictures/skipped.ts';
import { openCsv } from '../../lab/data/tables/csv.ts';
import { readTable } from '../../lab/data/tables/readTable.ts';
import { readTexts } from '../../lab/data/texts/readTexts.ts';
import { bytesOf } from './bytes.ts';
import { FileTooLarge } from './errors.ts';
import type { PickedFile, Recognised } from './protocol.ts';
import type { ReadDataset } from './readDataset.ts';

/** A table is read as a whole. */
const MOST_TABLE_BYTES = 200 * 2 ** 20;
/** The names of the columns stand at its beginning. */
const HEAD_BYTES = 2 ** 20;
const NEW_LINE = 10;

export const isTable = ({ path }: PickedFile): boolean => /\.(csv|tsv|tab|txt)$/i.test(path);

/** @throws FileTooLarge, FileUnreadable, DataFileError */
export async function recogniseColumns({ path, file }: PickedFile): Promise<Recognised> {
  if (file.size > MOST_TABLE_BYTES) throw new FileTooLarge(path, file.size, MOST_TABLE_BYTES);
  const head = await bytesOf(path, file.slice(0, HEAD_BYTES));
  const whole = head.length === file.size ? head : head.subarray(0, head.lastIndexOf(NEW_LINE) + 1);
  const { header } = openCsv(path, whole);
  return { kind: 'columns', columns: header, texts: header.includes('text') && header.length > 1 };
}

/** @throws FileTooLarge, FileUnreadable, DataFileError */
export async function readColumns(
  { path, file }: PickedFile,
  { kind, target }: { kind: 'table' | 'texts'; target: string },
): Promise<ReadDataset> {
  if (file.size > MOST_TABLE_BYTES) throw new FileTooLarge(path, file.size, MOST_TABLE_BYTES);
  const bytes = await bytesOf(path, file);
  const read =
    kind === 'table'
      ? readTable(path, bytes, { target })
      : { dataset: readTexts(path, bytes, { target }), skipped: [] };
  return {
    dataset: read.dataset,
    skipped: NOTHING_SKIPPED,
    skippedColumns: read.skipped,
    place: (index) => `row ${index + 2}`,
  };
}
