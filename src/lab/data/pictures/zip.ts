/** A zip read from its first byte to its last, one file at a time: neither it nor what it unpacks to is ever held. */
import {
  Unzip,
  type UnzipDecoder,
  type UnzipDecoderConstructor,
  type UnzipFile,
  UnzipInflate,
  UnzipPassThrough,
} from 'fflate';
import { ZipError } from './errors.ts';
import { MOST_PICTURE_BYTES, type PictureFile } from './plan.ts';
import type { SkipReason } from './skipped.ts';

/** Of all that is unpacked: more than any collection of pictures for this lab, and less than a bomb. */
export const MOST_UNPACKED_BYTES = 4 * 2 ** 30;
export const MOST_ENTRIES = 200_000;

export interface ZipFile {
  readonly name: string;
  /** Reads it anew from its beginning. Chunks should be small: fflate recurses once for every file in one. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** What became of a wanted file. */
export type Unpacked = Uint8Array | Extract<SkipReason, 'broken' | 'too-large'>;

/** Steps over a packed file. It must be started all the same: fflate keeps the bytes of a file that nobody starts. */
class PassOver implements UnzipDecoder {
  ondata!: UnzipDecoder['ondata'];
  push(_: Uint8Array, final: boolean): void {
    this.ondata(null, new Uint8Array(), final);
  }
}

const METHODS = new Map<number, new () => UnzipDecoder>([
  [0, UnzipPassThrough],
  [8, UnzipInflate],
]);

function decoder(compression: number, wanted: (path: string) => boolean): UnzipDecoderConstructor {
  return class implements UnzipDecoder {
    static readonly compression = compression;
    ondata!: UnzipDecoder['ondata'];
    private readonly inner: UnzipDecoder;
    constructor(path: string) {
      this.inner = new (wanted(path) ? (METHODS.get(compression) ?? PassOver) : PassOver)();
      this.inner.ondata = (...given) => this.ondata(...given);
    }
    push(data: Uint8Array, final: boolean): void {
      this.inner.push(data, final);
    }
  };
}

const LONGEST_TAIL = 65_557;

function lastBytes(tail: Uint8Array, chunk: Uint8Array): Uint8Array {
  const both = new Uint8Array(tail.length + chunk.length);
  both.set(tail);
  both.set(chunk, tail.length);
  return both.slice(-LONGEST_TAIL);
}

/** Whether the end of the list of files is among the last bytes, as in every whole zip. */
function isWhole(tail: Uint8Array): boolean {
  const end = [0x50, 0x4b, 5, 6];
  return tail.some((_, at) => end.every((byte, i) => tail[at + i] === byte));
}

/** Gives every file in turn. @param after awaited once the files that end in a chunk have been given @throws ZipError */
async function walk(
  zip: ZipFile,
  wanted: (path: string) => boolean,
  each: (file: UnzipFile) => void,
  after?: () => Promise<void>,
): Promise<void> {
  let entries = 0;
  let tail: Uint8Array = new Uint8Array();
  const unzip = new Unzip((file) => {
    if (++entries > MOST_ENTRIES) throw new ZipError(zip.name, `holds more than ${MOST_ENTRIES} files.`);
    unzip.register(decoder(file.compression, wanted));
    file.ondata = () => undefined;
    each(file);
    file.start();
  });
  const push = (chunk: Uint8Array, final: boolean) => {
    try {
      unzip.push(chunk, final);
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error;
      throw new ZipError(zip.name, `is damaged or cut short (${error.message}).`);
    }
  };
  for await (const chunk of zip.chunks()) {
    push(chunk, false);
    tail = lastBytes(tail, chunk);
    await after?.();
  }
  push(new Uint8Array(), true);
  await after?.();
  if (entries === 0) throw new ZipError(zip.name, 'is no zip, or an empty one.');
  if (!isWhole(tail)) throw new ZipError(zip.name, 'is cut short: it ends before its list of files.');
}

const isFolder = (path: string) => /[\\/]$/.test(path);

/** The files in a zip's order, without unpacking any. @throws ZipError */
export async function listZip(zip: ZipFile): Promise<PictureFile[]> {
  const files: PictureFile[] = [];
  await walk(
    zip,
    () => false,
    ({ name, originalSize }) => {
      if (!isFolder(name)) files.push({ path: name, size: originalSize });
    },
  );
  return files;
}

/** The bytes of one file as they arrive. */
class Gathering {
  private parts: Uint8Array[] = [];
  private length = 0;
  private problem: Extract<Unpacked, string> | undefined;

  add(bytes: Uint8Array): void {
    this.length += bytes.length;
    if (this.length > MOST_PICTURE_BYTES) this.fail('too-large');
    else if (!this.problem) this.parts.push(bytes);
  }

  fail(problem: Extract<Unpacked, string>): void {
    this.problem ??= problem;
    this.parts = [];
  }

  get result(): Unpacked {
    if (this.problem) return this.problem;
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

/**
 * Unpacks the wanted files, each when it is complete.
 * @param mostUnpacked bytes of all of them together
 * @throws ZipError for a damaged zip, and for one that unpacks to too much
 */
export async function readZip(
  zip: ZipFile,
  wanted: Pick<ReadonlySet<string>, 'has'>,
  each: (path: string, unpacked: Unpacked) => Promise<void>,
  mostUnpacked = MOST_UNPACKED_BYTES,
): Promise<void> {
  const seen = new Set<string>();
  let unpacked = 0;
  let ready: [path: string, unpacked: Unpacked][] = [];
  const gather = (file: UnzipFile) => {
    const gathering = new Gathering();
    if (!METHODS.has(file.compression)) gathering.fail('broken');
    file.ondata = (error, bytes, final) => {
      // fflate hands on what this function itself has thrown.
      if (error instanceof ZipError) throw error;
      if (error) gathering.fail('broken');
      else if (bytes.length > 0) {
        unpacked += bytes.length;
        if (unpacked > mostUnpacked) {
          const most = `${Math.round(mostUnpacked / 2 ** 20)} MB`;
          throw new ZipError(
            zip.name,
            `unpacks to more than ${most} (at ${file.name}).`,
            `Nothing of it was loaded. Make a smaller zip, or choose the folder itself; at most ${most} are unpacked.`,
          );
        }
        gathering.add(bytes);
      }
      if (final) ready.push([file.name, gathering.result]);
    };
  };
  await walk(
    zip,
    (path) => wanted.has(path),
    (file) => {
      if (!wanted.has(file.name) || seen.has(file.name)) return;
      seen.add(file.name);
      gather(file);
    },
    async () => {
      const given = ready;
      ready = [];
      for (const [path, bytes] of given) await each(path, bytes);
    },
  );
}
