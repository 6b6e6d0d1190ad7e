/** Reads the arrays of an .npz file (numpy.savez, numpy.savez_compressed) one after the other. */
import type { ByteSource, ByteStream } from '../byteSource.ts';
import { type ZipEntry, zipEntries } from '../zip/zipEntries.ts';
import { MOST_BYTES, type NpyArray, type NpyTexts, readNpy, readNpyOrTexts } from './npy.ts';
import { NumpyError, SAVE_AGAIN } from './numpyError.ts';

export interface NpzFile {
  /** Names of the arrays in the order of the file: paths in the archive without `.npy`. */
  readonly names: readonly string[];
  /** @throws NumpyError as readNpy does, also where the arrays read so far and this one announce too many bytes */
  read(name: string): Promise<NpyArray>;
  /** The same, also of texts. */
  readOrTexts(name: string): Promise<NpyArray | NpyTexts>;
}

const SUFFIX = '.npy';

/** What a Mac adds to an archive is none of numpy's. */
const isArray = ({ path }: ZipEntry) =>
  path.endsWith(SUFFIX) && !path.startsWith('__MACOSX/') && !path.split('/').at(-1)!.startsWith('._');

const refuse = (where: string, problem: string) =>
  new NumpyError(
    where,
    problem,
    `${SAVE_AGAIN} An .npz file is a zip archive of .npy files, without a password, as numpy.savez and numpy.savez_compressed write it.`,
  );

/** @param most bytes that all arrays read may announce together @throws NumpyError for what is no complete archive */
export async function openNpz(source: ByteSource, most = MOST_BYTES): Promise<NpzFile> {
  const entries = new Map<string, ZipEntry>();
  for await (const entry of zipEntries(source, refuse)) {
    if (!isArray(entry)) continue;
    const name = entry.path.slice(0, -SUFFIX.length);
    if (entries.has(name)) {
      throw new NumpyError(source.name, `has two arrays named ${name}.`, 'Save each array once.');
    }
    entries.set(name, entry);
  }
  let left = most;
  /** Bytes of what was read; what is read again is not held twice. */
  const taken = new Map<string, number>();
  async function counted<T extends NpyArray | NpyTexts>(
    name: string,
    read: (stream: ByteStream, most: number) => Promise<T>,
  ): Promise<T> {
    const entry = entries.get(name);
    if (!entry)
      throw new NumpyError(source.name, `has no array named ${name}.`, `It has ${[...entries.keys()]}.`);
    const before = taken.get(name) ?? 0;
    const array = await read(await entry.open(), left + before);
    const byteLength = 'values' in array ? array.values.byteLength : 0;
    left += before - byteLength;
    taken.set(name, byteLength);
    return array;
  }
  return {
    names: [...entries.keys()],
    read: (name) => counted(name, readNpy),
    readOrTexts: (name) => counted(name, readNpyOrTexts),
  };
}
