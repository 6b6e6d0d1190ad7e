/** Compact files on disk, such as `data` makes. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { DataFileError } from '../../lab/data/compactFile.ts';

/** Where `data` puts them and the page finds them. */
export const DATA_FOLDER = 'public/data';

export const compactName = (dataset: string): string => `${dataset}.bin`;

/** The largest has a quarter of it; what packs a thousand times as much is none. Our choice. */
const MOST_BYTES = 2 ** 30;

const unpack = promisify(gunzip);

async function unpacked(path: string, bytes: Uint8Array, most: number): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return new Uint8Array(await unpack(bytes, { maxOutputLength: most }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DataFileError(
      path,
      code === 'ERR_BUFFER_TOO_LARGE'
        ? `unpacks to more than ${most} bytes.`
        : 'is damaged: it does not unpack.',
    );
  }
}

/** A compact file's bytes, unpacked. @throws DataFileError where it cannot be read, is damaged or unpacks to more than `most` */
export async function readCompactFile(path: string, most = MOST_BYTES): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const problem = `cannot be read (${(error as NodeJS.ErrnoException).code}).`;
    throw new DataFileError(path, problem, 'Name its folder with --data.');
  }
  return unpacked(path, new Uint8Array(bytes), most);
}
