/** Reads one .npy file as it streams by: its header first, then numbers straight into the array that is handed back. */
import type { ByteStream } from '../byteSource.ts';
import { inCOrder } from './fortranOrder.ts';
import { LONGEST_PREAMBLE, type NpyHeader, parseHeader, readPreamble } from './header.ts';
import { type Numbers, numberKind, swapBytes } from './numbers.ts';
import { NumpyError, SAVE_AGAIN } from './numpyError.ts';
import { textKind } from './texts.ts';

export interface NpyArray {
  /** numpy's name of the numbers in the file, such as `<f2`; float16 is handed back as float32, int64 as float64. */
  readonly descr: string;
  /** Empty for a single number. */
  readonly shape: readonly number[];
  /** In C order: the last axis runs fastest. */
  readonly values: Numbers;
}

/** The most bytes of numbers one file may announce, so that an array with what is computed from it fits in 2 GB. Our choice. */
export const MOST_BYTES = 1.5 * 2 ** 30;

/** Texts take several times as much in memory. Our choice. */
const MOST_TEXT_BYTES = 2 ** 28;
/** Each is an object; a quarter of a megabyte of an archive unpacks to hundreds of millions of short ones. Our choice. */
const MOST_TEXTS = 4_000_000;

/** Hands out the stream's bytes in pieces of the asked lengths. */
class Reader {
  private readonly iterator: AsyncIterator<Uint8Array>;
  private rest = new Uint8Array(0);
  offset = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.iterator = chunks[Symbol.asyncIterator]();
  }

  /** Fills `into` as far as the stream goes; says how far. */
  async fill(into: Uint8Array): Promise<number> {
    let filled = 0;
    while (filled < into.length) {
      if (this.rest.length === 0) {
        const { done, value } = await this.iterator.next();
        if (done) break;
        this.rest = value as Uint8Array<ArrayBuffer>;
        continue;
      }
      const part = this.rest.subarray(0, into.length - filled);
      into.set(part, filled);
      filled += part.length;
      this.rest = this.rest.subarray(part.length);
    }
    this.offset += filled;
    return filled;
  }

  async exactly(file: string, length: number, what: string): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    if ((await this.fill(bytes)) < length) {
      throw new NumpyError(file, `ends at byte ${this.offset}, inside ${what}.`, SAVE_AGAIN);
    }
    return bytes;
  }

  /** Whether the stream has ended; what checks its own end, as a zip entry does, has checked it then. */
  async ended(): Promise<boolean> {
    while (this.rest.length === 0) {
      const { done, value } = await this.iterator.next();
      if (done) return true;
      this.rest = value as Uint8Array<ArrayBuffer>;
    }
    return false;
  }
}

/** How many bytes of numbers follow. @throws NumpyError where that is too many, or not what the file has */
function numbersIn(
  file: string,
  { shape }: NpyHeader,
  itemSize: number,
  start: number,
  size: number,
  most: number,
) {
  const bytes = shape.reduce((a, b) => a * b, itemSize);
  if (bytes > most) {
    const hint = 'Save float32 or float16, or fewer examples or shadow models.';
    throw new NumpyError(
      file,
      `announces ${bytes} bytes of numbers, shape (${shape}); allowed: up to ${most}.`,
      hint,
    );
  }
  if (start + bytes !== size) {
    const problem = `ends at byte ${size} where its header, shape (${shape}), announces ${start + bytes}.`;
    throw new NumpyError(file, problem, SAVE_AGAIN);
  }
  return bytes;
}

interface Opened {
  readonly file: string;
  readonly reader: Reader;
  readonly header: NpyHeader;
  readonly dataStart: number;
  readonly size: number;
}

async function opened({ name, size, chunks }: ByteStream): Promise<Opened> {
  const reader = new Reader(chunks);
  const preamble = await reader.exactly(name, LONGEST_PREAMBLE, 'its first bytes');
  const { major, headerStart, dataStart } = readPreamble(name, preamble);
  const rest = await reader.exactly(name, Math.max(0, dataStart - LONGEST_PREAMBLE), 'its header');
  const early = preamble.subarray(headerStart);
  const decoder = new TextDecoder(major === 3 ? 'utf-8' : 'latin1');
  const header = parseHeader(name, decoder.decode(early) + decoder.decode(rest));
  return { file: name, reader, header, dataStart, size };
}

/** The bytes that follow the header: all of them, and no more. */
async function bytesAfter({ file, reader, header, dataStart, size }: Opened, itemSize: number, most: number) {
  const bytes = new Uint8Array(numbersIn(file, header, itemSize, dataStart, size, most));
  if ((await reader.fill(bytes)) < bytes.length || !(await reader.ended())) {
    const problem = `ends at byte ${reader.offset} where its header announces ${dataStart + bytes.length}.`;
    throw new NumpyError(file, problem, SAVE_AGAIN);
  }
  return bytes;
}

async function numbersOf(npy: Opened, most: number): Promise<NpyArray> {
  const { descr, shape, fortranOrder } = npy.header;
  const kind = numberKind(npy.file, descr);
  const bytes = await bytesAfter(npy, kind.size, most);
  if (kind.bigEndian) swapBytes(bytes, kind.size);
  const values = kind.read(npy.file, bytes);
  return { descr, shape, values: fortranOrder ? inCOrder(values, shape) : values };
}

/** @throws NumpyError for what is no .npy file, ends too early, is too large, or holds something else than numbers */
export async function readNpy(stream: ByteStream, most = MOST_BYTES): Promise<NpyArray> {
  return numbersOf(await opened(stream), most);
}

/** An array of texts with one axis. */
export interface NpyTexts {
  readonly shape: readonly [number];
  readonly texts: readonly string[];
}

/** The same, but texts with one axis are read, too: names of classes, words for membership. */
export async function readNpyOrTexts(stream: ByteStream, most = MOST_BYTES): Promise<NpyArray | NpyTexts> {
  const npy = await opened(stream);
  const { descr, shape } = npy.header;
  const kind = shape.length === 1 ? textKind(descr) : undefined;
  if (!kind) return numbersOf(npy, most);
  if (shape[0]! > MOST_TEXTS) {
    throw new NumpyError(
      npy.file,
      `announces ${shape[0]} texts (dtype ${descr}); allowed: up to ${MOST_TEXTS}.`,
      'Save class numbers in place of names.',
    );
  }
  const bytes = await bytesAfter(npy, kind.size, Math.min(most, MOST_TEXT_BYTES));
  return { shape: [shape[0]!], texts: kind.read(npy.file, bytes) };
}
