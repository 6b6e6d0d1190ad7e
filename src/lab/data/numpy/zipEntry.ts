/** The bytes of one entry of a zip archive, inflated as they are asked for and never more than the archive announces. */
import { Inflate } from 'fflate';
import { type ByteSource, type ByteStream, chunksOf } from '../byteSource.ts';
import { crc32 } from './crc32.ts';
import { NumpyError, SAVE_AGAIN } from './numpyError.ts';
import type { ZipEntry } from './zipDirectory.ts';

const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;

/** Where the entry's packed bytes begin. */
async function dataStart(source: ByteSource, name: string, { offset }: ZipEntry): Promise<number> {
  const end = offset + LOCAL_LENGTH;
  const header = end <= source.size ? await source.read(offset, end) : new Uint8Array(LOCAL_LENGTH);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (view.getUint32(0, true) !== LOCAL) {
    throw new NumpyError(name, `has no entry at byte ${offset} of the archive.`, SAVE_AGAIN);
  }
  return end + view.getUint16(26, true) + view.getUint16(28, true);
}

async function* inflated(name: string, packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const inflate = new Inflate((piece) => pieces.push(piece));
  let read = 0;
  const push = (chunk: Uint8Array, last: boolean) => {
    try {
      inflate.push(chunk, last);
    } catch (error) {
      const problem = `cannot be inflated at packed byte ${read} (${(error as Error).message}).`;
      throw new NumpyError(name, problem, SAVE_AGAIN);
    }
    const out = pieces;
    pieces = [];
    return out;
  };
  for await (const chunk of packed) {
    // In small steps: what a step inflates to, up to a thousand times its size, is in memory at once.
    for (let from = 0; from < chunk.length; from += STEP) {
      yield* push(chunk.subarray(from, from + STEP), false);
      read += Math.min(STEP, chunk.length - from);
    }
  }
  yield* push(new Uint8Array(0), true);
}

const STEP = 2 ** 14;

async function* checked(
  name: string,
  entry: ZipEntry,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  let crc = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > entry.size) {
      throw new NumpyError(name, `inflates to more than the ${entry.size} bytes it announces.`, SAVE_AGAIN);
    }
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size < entry.size) {
    throw new NumpyError(name, `ends at byte ${size} where the archive announces ${entry.size}.`, SAVE_AGAIN);
  }
  if (crc !== entry.crc) throw new NumpyError(name, 'is damaged (its checksum differs).', SAVE_AGAIN);
}

/** @throws NumpyError, also while it streams, for an entry that is cut short, damaged, or longer than announced */
export async function openZipEntry(source: ByteSource, entry: ZipEntry): Promise<ByteStream> {
  const name = `${source.name}/${entry.path}`;
  const start = await dataStart(source, name, entry);
  const end = start + entry.packedSize;
  if (end > source.size) {
    const problem = `ends at byte ${source.size} of the archive where its table announces ${end}.`;
    throw new NumpyError(name, problem, SAVE_AGAIN);
  }
  const packed = chunksOf(source, start, end);
  const chunks = entry.method === 'stored' ? packed : inflated(name, packed);
  return { name, size: entry.size, chunks: checked(name, entry, chunks) };
}
