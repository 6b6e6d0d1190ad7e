/** The pictures of a zip, one at a time. */
import type { ByteSource } from '../byteSource.ts';
import { type ZipEntry, zipEntries } from '../zip/zipEntries.ts';
import { ZipError } from './errors.ts';
import { MOST_PICTURE_BYTES, type PictureFile } from './plan.ts';
import type { SkipReason } from './skipped.ts';

/** Of all that is unpacked: more than any collection of pictures for this lab, and less than a bomb. */
const MOST_UNPACKED_BYTES = 4 * 2 ** 30;

/** What became of a wanted file. */
export type Unpacked = Uint8Array | Extract<SkipReason, 'broken' | 'too-large'>;

const entriesOf = (zip: ByteSource) => zipEntries(zip, (where, problem) => new ZipError(where, problem));

/** The files in a zip's order, without unpacking any. @throws ZipError, and what reading the zip throws */
export async function listZip(zip: ByteSource): Promise<PictureFile[]> {
  const files: PictureFile[] = [];
  for await (const { path, size } of entriesOf(zip)) files.push({ path, size });
  if (files.length === 0) throw new ZipError(zip.name, 'is an empty zip.');
  return files;
}

/** All of one file, whose announced size is no larger than a picture's may be. */
async function unpack(entry: ZipEntry): Promise<Unpacked> {
  try {
    const { size, chunks } = await entry.open();
    const whole = new Uint8Array(size);
    let at = 0;
    for await (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  } catch (error) {
    if (error instanceof ZipError) return 'broken';
    throw error;
  }
}

/**
 * Unpacks the wanted files one after the other.
 * @param passed told of each file's packed bytes, wanted or not, when it has been dealt with
 * @param mostUnpacked bytes of all of them together
 * @throws ZipError for a damaged zip, and for one that unpacks to too much; what reading the zip throws
 */
export async function readZip(
  zip: ByteSource,
  wanted: Pick<ReadonlySet<string>, 'has'>,
  each: (path: string, unpacked: Unpacked) => Promise<void>,
  passed: (bytes: number) => void = () => undefined,
  mostUnpacked = MOST_UNPACKED_BYTES,
): Promise<void> {
  const seen = new Set<string>();
  let unpacked = 0;
  for await (const entry of entriesOf(zip)) {
    const { path, size, packedSize } = entry;
    // A zip may hold a path twice; the first counts.
    if (wanted.has(path) && !seen.has(path)) {
      seen.add(path);
      const tooLarge = size > MOST_PICTURE_BYTES;
      unpacked += tooLarge ? 0 : size;
      if (unpacked > mostUnpacked) {
        const most = `${Math.round(mostUnpacked / 2 ** 20)} MB`;
        throw new ZipError(
          zip.name,
          `unpacks to more than ${most} (at ${path}).`,
          `Nothing of it was loaded. Make a smaller zip, or choose the folder itself; at most ${most} are unpacked.`,
        );
      }
      await each(path, tooLarge ? 'too-large' : await unpack(entry));
    }
    passed(packedSize);
  }
}
