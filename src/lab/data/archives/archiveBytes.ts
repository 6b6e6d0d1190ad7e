/** The bytes of a chosen file, and of the tar archive in it. */
import { DataFileError } from '../compactFile.ts';
import type { ArchiveFile } from './archiveFile.ts';
import { peek, piecesOf } from './byteStreams.ts';
import { HEAD_BYTES, kindOf } from './fileKinds.ts';
import { gunzipped } from './gunzipped.ts';
import { MOST_UNPACKED_BYTES } from './readings.ts';

export const AGAIN = 'Download the archive again and compare its checksum with the official one.';

/** Awaited for every piece that is read, with its bytes; what it throws ends the reading. */
export type Meter = (bytes: number) => Promise<void>;

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** How far the reading of one archive is, and what first went wrong: what follows from that in the streams adds nothing. */
export class Place {
  private failure: { readonly error: unknown } | undefined;
  readonly file: ArchiveFile;
  /** Bytes read of the file. */
  packed = 0;
  /** Bytes read of the tar archive in it. */
  unpacked = 0;

  constructor(file: ArchiveFile) {
    this.file = file;
  }

  /** Pieces of `from`; what goes wrong in it, and is no error of ours yet, is told as `problem`. */
  async *guarded<T>(from: AsyncGenerator<T>, problem: (reason: string) => string): AsyncGenerator<T> {
    try {
      yield* from;
    } catch (error) {
      throw this.failed(
        error instanceof DataFileError
          ? error
          : new DataFileError(this.file.name, problem(reasonOf(error)), AGAIN),
      );
    }
  }

  /** @returns the error to throw */
  failed(error: unknown): unknown {
    this.failure ??= { error };
    return this.failure.error;
  }
}

/** @throws DataFileError where the file cannot be read; what the meter throws */
export async function* fileBytes(file: ArchiveFile, meter: Meter): AsyncGenerator<Uint8Array> {
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

async function* limited(tar: AsyncGenerator<Uint8Array>, place: Place): AsyncGenerator<Uint8Array> {
  for await (const piece of tar) {
    place.unpacked += piece.length;
    if (place.unpacked > MOST_UNPACKED_BYTES) {
      const problem = `unpacks to more than ${MOST_UNPACKED_BYTES} bytes, the most of any official archive.`;
      throw place.failed(new DataFileError(place.file.name, problem, AGAIN));
    }
    yield piece;
  }
}

/** @throws DataFileError where it holds no tar archive, does not unpack, or unpacks to more than any official one */
export async function* tarBytes(place: Place, meter: Meter): AsyncGenerator<Uint8Array> {
  const { file } = place;
  const source = fileBytes(file, async (bytes) => {
    place.packed += bytes;
    await meter(bytes).catch((error: unknown) => {
      throw place.failed(error);
    });
  });
  try {
    let { head, all } = await peek(source, HEAD_BYTES);
    if (kindOf(head) === 'gzip') {
      const unpacked = place.guarded(
        gunzipped(all),
        () => `is truncated or damaged: it does not unpack beyond byte ${place.packed} of ${file.size}.`,
      );
      ({ head, all } = await peek(unpacked, HEAD_BYTES));
    }
    if (kindOf(head) !== 'tar')
      throw new DataFileError(file.name, 'holds no tar archive (wrong first bytes).', AGAIN);
    yield* limited(all, place);
  } catch (error) {
    throw place.failed(error);
  } finally {
    await source.return(undefined);
  }
}
