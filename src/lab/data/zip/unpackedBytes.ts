/** The bytes of one entry of a zip archive, inflated as they are asked for and never more than the archive announces. */
import { Inflate } from 'fflate';
import { crc32 } from './crc32.ts';

/** An entry as the archive announces it. */
export interface Announced {
  readonly packing: 'stored' | 'deflated';
  /** In bytes, unpacked. */
  readonly size: number;
  /** Absent where it is not told: no bytes agree with that. */
  readonly crc: number | undefined;
}

/** What inflates at once, up to a thousand times its size, is in memory at once. */
const STEP = 2 ** 14;

async function* inflated(
  packed: AsyncIterable<Uint8Array>,
  refuse: (problem: string) => Error,
): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const inflate = new Inflate((piece) => pieces.push(piece));
  let read = 0;
  const push = (chunk: Uint8Array, last: boolean) => {
    try {
      inflate.push(chunk, last);
    } catch (error) {
      throw refuse(`cannot be inflated at packed byte ${read} (${(error as Error).message}).`);
    }
    const out = pieces;
    pieces = [];
    return out;
  };
  for await (const chunk of packed) {
    for (let from = 0; from < chunk.length; from += STEP) {
      yield* push(chunk.subarray(from, from + STEP), false);
      read += Math.min(STEP, chunk.length - from);
    }
  }
  yield* push(new Uint8Array(0), true);
}

/**
 * @param packed the entry's bytes as they stand in the archive
 * @throws what `refuse` makes, while it streams, of an entry that is cut short, damaged, or longer than announced
 */
export async function* unpackedBytes(
  packed: AsyncIterable<Uint8Array>,
  announced: Announced,
  refuse: (problem: string) => Error,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  let crc = 0;
  for await (const chunk of announced.packing === 'stored' ? packed : inflated(packed, refuse)) {
    size += chunk.length;
    if (size > announced.size)
      throw refuse(`inflates to more than the ${announced.size} bytes it announces.`);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size < announced.size) {
    throw refuse(`ends at byte ${size} where the archive announces ${announced.size}.`);
  }
  if (crc !== announced.crc) throw refuse('is damaged (its checksum differs).');
}
