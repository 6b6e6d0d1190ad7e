/** Bytes and entries that come piece by piece. */
import { joined } from '../joined.ts';

/** Pieces of a source; leaving the loop early cancels it. Not every browser can iterate over a stream. */
export async function* piecesOf<T>(source: AsyncIterable<T> | ReadableStream<T>): AsyncGenerator<T> {
  if (!('getReader' in source)) return yield* source;
  const reader = source.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      ended = done;
      if (done) return;
      yield value;
    }
  } finally {
    // A stream that has failed says so again when it is cancelled.
    if (!ended) await reader.cancel().catch(() => undefined);
  }
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** What `pair` makes of the chunks; when the loop is left, nothing stays open behind it. */
export async function* through<T>(
  chunks: AsyncGenerator<Uint8Array>,
  pair: { readonly readable: ReadableStream<T>; readonly writable: WritableStream<Uint8Array> },
): AsyncGenerator<T> {
  const stop = new AbortController();
  // What fails on the way is told where the pair is read.
  const piped = streamOf(chunks)
    .pipeTo(pair.writable, { signal: stop.signal })
    .catch(() => undefined);
  try {
    yield* piecesOf(pair.readable);
  } finally {
    stop.abort();
    await piped;
  }
}

/** Reads ahead until `count` bytes are there or the source ends. @returns them, and all pieces from the start */
export async function peek(
  chunks: AsyncGenerator<Uint8Array>,
  count: number,
): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const read: Uint8Array[] = [];
  let length = 0;
  while (length < count) {
    const { done, value } = await chunks.next();
    if (done) break;
    read.push(value);
    length += value.length;
  }
  async function* all() {
    yield* read;
    yield* chunks;
  }
  return { head: joined(read).subarray(0, count), all: all() };
}
