/** Bytes that can be read from anywhere within: a File of the page, a file on disk, or what is in memory already. */
export interface ByteSource {
  /** How refusals name it. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** The bytes from `start` up to `end`, both within the size. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** @param name how refusals name it */
export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return { name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}

/** Bytes in the order in which they stand, of an announced length. */
export interface ByteStream {
  readonly name: string;
  /** Announced length in bytes; whoever reads must expect fewer or more. */
  readonly size: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

const CHUNK = 2 ** 20;

/** The bytes from `start` up to `end`, a mebibyte at a time. */
export async function* chunksOf(
  source: ByteSource,
  start = 0,
  end = source.size,
): AsyncGenerator<Uint8Array> {
  for (let from = start; from < end; from += CHUNK) yield source.read(from, Math.min(end, from + CHUNK));
}

export function streamOf(source: ByteSource): ByteStream {
  return { name: source.name, size: source.size, chunks: chunksOf(source) };
}

const READ_AHEAD = 2 ** 18;

/**
 * The same bytes for a reader of many small pieces one after the other: each read of a file of the page takes as long as
 * thousands of bytes of it. What was read last is kept, 256 KB.
 */
export function readAhead(source: ByteSource): ByteSource {
  const { name, size } = source;
  let start = 0;
  let piece: Uint8Array = new Uint8Array(0);
  return {
    name,
    size,
    async read(from, to) {
      if (from < start || to > start + piece.length) {
        if (to - from >= READ_AHEAD) return source.read(from, to);
        piece = await source.read(from, Math.min(size, from + READ_AHEAD));
        start = from;
      }
      return piece.subarray(from - start, to - start);
    },
  };
}
