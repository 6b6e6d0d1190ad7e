/** What a file is, by its first bytes. */

export type FileKind = 'gzip' | 'tar' | 'pickle' | 'matlab' | 'other';

/** Of a tar header, which is all that tells the kind. */
export const HEAD_BYTES = 512;

const CHECKSUM = { from: 148, to: 156 };
const SPACE = 32;

/** Whether a tar header's sum of bytes, its own field counted as spaces, is the one that it names (POSIX ustar). */
function isTarHeader(head: Uint8Array): boolean {
  if (head.length < HEAD_BYTES) return false;
  const written = new TextDecoder().decode(head.subarray(CHECKSUM.from, CHECKSUM.to)).replaceAll('\0', ' ');
  if (!/^ *[0-7]+ *$/.test(written)) return false;
  const sum = head.reduce((all, byte, i) => all + (i >= CHECKSUM.from && i < CHECKSUM.to ? SPACE : byte), 0);
  return Number.parseInt(written, 8) === sum;
}

const startsWith = (head: Uint8Array, ...bytes: readonly number[]) =>
  bytes.every((byte, i) => head[i] === byte);

export function kindOf(head: Uint8Array): FileKind {
  if (startsWith(head, 0x1f, 0x8b)) return 'gzip';
  if (isTarHeader(head)) return 'tar';
  // Opcode PROTO, and its number.
  if (startsWith(head, 0x80) && head[1]! >= 2 && head[1]! <= 5) return 'pickle';
  if (startsWith(head, ...new TextEncoder().encode('MATLAB'))) return 'matlab';
  return 'other';
}
