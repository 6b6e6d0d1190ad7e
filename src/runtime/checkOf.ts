/** What tells that a stored outcome is the one that was stored: damage of any kind changes it. No seal against a forger. */
import { crc32 } from '../lab/data/zip/crc32.ts';

/** So many bytes are looked at before the thread answers to others. */
const PIECE = 4_000_000;

/** The value with each array of numbers replaced by what kind it is, and those arrays. */
function taken(value: unknown, arrays: Uint8Array[]): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : [String(value)];
  if (value === undefined) return ['undefined'];
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, byteLength } = value;
    arrays.push(new Uint8Array(buffer, byteOffset, byteLength));
    return [Object.prototype.toString.call(value), byteLength];
  }
  if (Array.isArray(value)) return value.map((one) => taken(one, arrays));
  return Object.entries(value).map(([key, one]) => [key, taken(one, arrays)]);
}

/**
 * @param key under which it is stored: an outcome is none of another stage's
 * @param pause lets others be answered
 * @throws RangeError, TypeError for what no stage gives
 */
export async function checkOf(key: string, value: unknown, pause: () => Promise<void>): Promise<number> {
  const arrays: Uint8Array[] = [];
  const rest = JSON.stringify([key, taken(value, arrays)]);
  let check = crc32(new TextEncoder().encode(rest));
  let looked = 0;
  for (const bytes of arrays) {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      check = crc32(piece, check);
      looked += piece.length;
      if (looked < PIECE) continue;
      looked = 0;
      await pause();
    }
  }
  return check;
}
