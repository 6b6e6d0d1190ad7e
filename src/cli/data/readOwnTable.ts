/** The person's own table or texts, from the CSV file that --data names. */
import { readFileSync, statSync } from 'node:fs';
import { DataFileError } from '../../lab/data/compactFile.ts';
import type { Dataset } from '../../lab/data/dataset.ts';
import { requireReadable } from '../../lab/data/tables/limits.ts';
import { readTable } from '../../lab/data/tables/readTable.ts';
import { readTexts } from '../../lab/data/texts/readTexts.ts';
import { BadInput, refused } from '../badInput.ts';

export type OwnTableName = 'own-table' | 'own-texts';

function bytesOf(path: string): Uint8Array {
  try {
    requireReadable(path, statSync(path).size);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof DataFileError) throw error;
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw refused('--data', `${path} (${code})`, 'a CSV file that can be read');
  }
}

/**
 * @param target the column to be learned; default: the last
 * @param progress is told what was made of the file: rows and columns left out, and the like
 * @throws BadInput for a file that cannot be read or is no table to learn from
 */
export function readOwnTable(
  name: OwnTableName,
  path: string,
  target: string | undefined,
  progress: (line: string) => void,
): Dataset {
  const options = target === undefined ? {} : { target };
  try {
    const read = name === 'own-texts' ? readTexts : readTable;
    const { dataset } = read(path, bytesOf(path), options);
    for (const remark of dataset.remarks ?? []) progress(remark);
    return dataset;
  } catch (error) {
    if (error instanceof DataFileError) throw new BadInput(`--data ${error.message} ${error.hint}`);
    throw error;
  }
}
