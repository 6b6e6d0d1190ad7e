/**
 * What gzipped chunks hold. They are fed one by one while the reader waits, for in Node a DecompressionStream takes
 * thousands of chunks at once, and holds as many, whatever is read of it.
 * @throws what `chunks` throws, or the stream's own error for what does not unpack or ends too early
 */
export async function* gunzipped(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = new DecompressionStream('gzip') as TransformStream<Uint8Array, Uint8Array>;
  const writer = gunzip.writable.getWriter();
  const reader = gunzip.readable.getReader();
  // What fails is told where it is fed or read.
  writer.closed.catch(() => undefined);
  reader.closed.catch(() => undefined);

  let ended = false;
  async function feed(): Promise<void> {
    const { done, value } = await chunks.next();
    ended = done === true;
    await (done ? writer.close() : writer.write(value));
  }
  let feeding: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;
  try {
    for (;;) {
      let waits = true;
      const reading = reader.read().finally(() => {
        waits = false;
      });
      reading.catch(() => undefined);
      while (waits && !failure) {
        if (!feeding && !ended) {
          feeding = feed()
            .catch((error: unknown) => {
              failure = { error };
            })
            .finally(() => {
              feeding = undefined;
            });
        }
        await Promise.race(feeding ? [reading, feeding] : [reading]);
      }
      if (failure) throw failure.error;
      const { done, value } = await reading;
      if (done) return;
      yield value;
    }
  } finally {
    await Promise.allSettled([reader.cancel(), writer.abort(), chunks.return(undefined)]);
  }
}
