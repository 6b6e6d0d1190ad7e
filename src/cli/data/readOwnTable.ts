/** The person's own table or texts, from the CSV file that --data names. */
import { statSync } from 'node:fs';
import { DataFileError } from '../../lab/data/compactFile.ts';
import type { Dataset } from '../../lab/data/dataset.ts';
import { MOST_FILE_BYTES, requireReadable } from '../../lab/data/tables/limits.ts';
import { readTable } from '../../lab/data/tables/readTable.ts';
import { readTexts } from '../../lab/data/texts/readTexts.ts';
import { BadInput } from '../badInput.ts';
import { inputPath } from '../inputFile.ts';
import { readWhole } from '../readWhole.ts';

export type OwnTableName = 'own-table' | 'own-texts';

const ALLOWED = 'a CSV file that can be read';

function bytesOf(given: string): Uint8Array {
  const input = inputPath('--data', given, ALLOWED, { pipe: true });
  requireReadable(input.path, statSync(input.path).size);
  return readWhole('--data', input, ALLOWED, MOST_FILE_BYTES);
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
