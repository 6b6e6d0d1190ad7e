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
/** The names of the columns stand at its beginning; no more of it is looked at for them, whoever reads it. */
const HEAD_BYTES = 2 ** 22;

export const isTable = ({ path }: PickedFile): boolean => /\.(csv|tsv|tab|txt)$/i.test(path);

/** @throws FileTooLarge, FileUnreadable, DataFileError */
export async function recogniseColumns({ path, file }: PickedFile): Promise<Recognised> {
  if (file.size > MOST_TABLE_BYTES) throw new FileTooLarge(path, file.size, MOST_TABLE_BYTES);
  const head = await bytesOf(path, file.slice(0, HEAD_BYTES));
  const { header } = openCsv(path, head, file.size);
  return { kind: 'columns', columns: header, texts: header.includes('text') && header.length > 1 };
}

/** @throws FileTooLarge, FileUnreadable, DataFileError */
export async function readColumns(
  { path, file }: PickedFile,
  { kind, target }: { kind: 'table' | 'texts'; target: string },
): Promise<ReadDataset> {
  if (file.size > MOST_TABLE_BYTES) throw new FileTooLarge(path, file.size, MOST_TABLE_BYTES);
  const bytes = await bytesOf(path, file);
  const { dataset, lines } = (kind === 'table' ? readTable : readTexts)(path, bytes, { target });
  return {
    dataset,
    skipped: NOTHING_SKIPPED,
    remarks: dataset.remarks ?? [],
    place: (index) => `line ${lines[index]}`,
  };
}
