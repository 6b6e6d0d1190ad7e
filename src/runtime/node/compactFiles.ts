/** Compact files on disk, such as `data` makes. */
import { readFile } from 'node:fs/promises';
import { DataFileError } from '../../lab/data/compactFile.ts';
import { unpacked } from '../data/unpack.ts';

/** Where `data` puts them and the page finds them. */
export const DATA_FOLDER = 'public/data';

export const compactName = (dataset: string): string => `${dataset}.bin`;

/** A compact file's bytes, unpacked. @throws DataFileError where it cannot be read */
export async function readCompactFile(path: string): Promise<Uint8Array> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await readFile(path));
  } catch (error) {
    const problem = `cannot be read (${(error as NodeJS.ErrnoException).code}).`;
    throw new DataFileError(path, problem, 'Name its folder with --data.');
  }
  return unpacked(path, bytes);
}
