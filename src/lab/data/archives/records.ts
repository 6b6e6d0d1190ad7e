import { DataFileError } from '../compactFile.ts';
import type { Entry } from './entries.ts';
import type { Layout } from './layout.ts';

/** What to do about a file that is not as the official one is. */
export const hintOf = ({ archive, address, md5 }: Layout) =>
  `Download ${archive} again from ${address} (md5 ${md5}).`;

export const withoutPartner = (layout: Layout, where: string, missing: string) =>
  new DataFileError(where, `belongs to ${missing}, which is missing.`, hintOf(layout));

/** Records of a file of pictures. @throws DataFileError for none, a part of one, or more than the official file has */
export function recordCount(
  { where, size }: Pick<Entry, 'where' | 'size'>,
  layout: Layout,
  most: number,
): number {
  const { recordBytes } = layout;
  const count = Math.floor(size / recordBytes);
  const rest = size - count * recordBytes;
  const problem =
    rest > 0
      ? `has ${size} bytes, no whole number of records of ${recordBytes}: ${rest} are left at byte ${size - rest}.`
      : count === 0
        ? 'is empty (0 bytes).'
        : count > most
          ? `has ${count} records of ${recordBytes} bytes; the official file has ${most}.`
          : undefined;
  if (problem) throw new DataFileError(where, problem, hintOf(layout));
  return count;
}

/** Hands the first `count` records of a file to `use`, whose bytes are only lent. */
export async function eachRecord(
  chunks: AsyncGenerator<Uint8Array>,
  recordBytes: number,
  count: number,
  use: (record: Uint8Array, index: number) => void,
): Promise<void> {
  const begun = new Uint8Array(recordBytes);
  let filled = 0;
  let index = 0;
  for await (const chunk of chunks) {
    let at = 0;
    while (at < chunk.length && index < count) {
      const wanted = recordBytes - filled;
      const piece = chunk.subarray(at, at + wanted);
      at += piece.length;
      if (piece.length === recordBytes) {
        use(piece, index++);
        continue;
      }
      begun.set(piece, filled);
      filled += piece.length;
      if (filled < recordBytes) continue;
      use(begun, index++);
      filled = 0;
    }
    if (index === count) return;
  }
}
