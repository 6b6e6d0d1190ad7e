/** The files in an archive, one after the other, none held. */
import { createTarDecoder } from 'modern-tar';
import { DataFileError } from '../compactFile.ts';
import { type ArchiveFile, baseName } from './archiveFile.ts';
import { peek, piecesOf, through } from './byteStreams.ts';
import { HEAD_BYTES, kindOf } from './fileKinds.ts';
import { MOST_UNPACKED_BYTES } from './layouts.ts';

const AGAIN = 'Download the archive again and compare its checksum with the official one.';

/** A file in an archive, or one on its own. */
export interface Entry {
  /** Last part of its path. */
  readonly name: string;
  /** Where it lies, for messages. */
  readonly where: string;
  /** Bytes. */
  readonly size: number;
  /** Its bytes, once; what is left of them is passed over when the next entry is asked for. */
  chunks(): AsyncGenerator<Uint8Array>;
}

/** Awaited for every piece that is read, with its bytes; what it throws ends the reading. */
export type Meter = (bytes: number) => Promise<void>;

/** The first thing that went wrong: what follows from it in the streams behind is no news. */
class Trouble {
  private first: { readonly error: unknown } | undefined;
  /** @returns the error to throw */
  of(error: unknown): unknown {
    this.first ??= { error };
    return this.first.error;
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function* fileBytes(file: ArchiveFile, meter: Meter): AsyncGenerator<Uint8Array> {
  const pieces = piecesOf(file.stream());
  try {
    for (;;) {
      const { done, value } = await pieces.next().catch((error: unknown) => {
        throw new DataFileError(file.name, `cannot be read (${reasonOf(error)}).`, 'Choose the file again.');
      });
      if (done) return;
      await meter(value.length);
      yield value;
    }
  } finally {
    await pieces.return(undefined).catch(() => undefined);
  }
}

/** Pieces of `from`, in whose place another error may be thrown. */
async function* guarded<T>(from: AsyncGenerator<T>, error: (found: unknown) => unknown): AsyncGenerator<T> {
  try {
    yield* from;
  } catch (found) {
    throw error(found);
  }
}

async function* counted(
  chunks: AsyncGenerator<Uint8Array>,
  add: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    add(chunk.length);
    yield chunk;
  }
}

/** A path that stays in its folder. */
const staysInside = (path: string) => !/^([/\\]|[a-z]:)/i.test(path) && !path.split(/[/\\]/).includes('..');

/** A file that is no archive. @throws DataFileError where it has not the bytes that it announces */
export function plainEntry(file: ArchiveFile, meter: Meter): Entry {
  async function* chunks() {
    let read = 0;
    for await (const chunk of fileBytes(file, meter)) {
      read += chunk.length;
      yield chunk;
    }
    if (read !== file.size)
      throw new DataFileError(file.name, `ends at byte ${read} where ${file.size} are announced.`, AGAIN);
  }
  return { name: baseName(file.name), where: file.name, size: file.size, chunks };
}

/**
 * The files of a tar archive, gzipped or not, in the archive's order; folders and links are passed over.
 * @throws DataFileError for a file that is no such archive, is truncated or damaged, unpacks to more than any
 * official archive, or holds a path that climbs out of its folder
 */
export async function* archiveEntries(file: ArchiveFile, meter: Meter): AsyncGenerator<Entry> {
  const trouble = new Trouble();
  const at = { packed: 0, unpacked: 0 };
  const fails = (problem: (error: unknown) => string) => (error: unknown) =>
    trouble.of(error instanceof DataFileError ? error : new DataFileError(file.name, problem(error), AGAIN));

  const source = guarded(
    fileBytes(file, async (bytes) => {
      at.packed += bytes;
      await meter(bytes);
    }),
    (error) => trouble.of(error),
  );
  let { head, all } = await peek(source, HEAD_BYTES);
  if (kindOf(head) === 'gzip') {
    const gunzip = new DecompressionStream('gzip') as TransformStream<Uint8Array, Uint8Array>;
    const unpacked = guarded(
      through(all, gunzip),
      fails(() => `is truncated or damaged: it does not unpack beyond byte ${at.packed} of ${file.size}.`),
    );
    ({ head, all } = await peek(unpacked, HEAD_BYTES));
  }
  if (kindOf(head) !== 'tar') {
    await all.return(undefined);
    throw trouble.of(new DataFileError(file.name, 'holds no tar archive (wrong first bytes).', AGAIN));
  }
  const bytes = counted(all, (count) => {
    at.unpacked += count;
    if (at.unpacked <= MOST_UNPACKED_BYTES) return;
    const problem = `unpacks to more than ${MOST_UNPACKED_BYTES} bytes, the most of any official archive.`;
    throw trouble.of(new DataFileError(file.name, problem, AGAIN));
  });
  const damaged = fails((error) => {
    const tar = reasonOf(error).replace(/\.$/, '');
    return `is truncated or damaged near byte ${at.unpacked} of its tar archive (${tar}).`;
  });
  for await (const { header, body } of guarded(through(bytes, createTarDecoder({ strict: true })), damaged)) {
    if (!staysInside(header.name)) {
      const problem = `holds ${JSON.stringify(header.name)}, a path that leads out of the archive's folder.`;
      throw new DataFileError(file.name, problem, AGAIN);
    }
    const reader = body.getReader();
    // Not cancelled where it is left early: the decoder would take that for the next entry's end.
    async function* rest() {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        yield value;
      }
    }
    const chunks = () => guarded(rest(), damaged);
    if (header.type === 'file')
      yield { name: baseName(header.name), where: `${file.name}/${header.name}`, size: header.size, chunks };
    for await (const _ of chunks());
  }
}
