/** The IDX format of MNIST and Fashion-MNIST: big-endian sizes, then bytes. */
import { DataFileError } from '../../compactFile.ts';

const UNSIGNED_BYTES = 0x08;

/** @returns the sizes of each dimension and the values. @throws DataFileError */
export function readIdx(file: string, bytes: Uint8Array): { shape: number[]; values: Uint8Array } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimensions = bytes[3] ?? 0;
  if (bytes[0] !== 0 || bytes[1] !== 0 || bytes[2] !== UNSIGNED_BYTES || bytes.length < 4 + 4 * dimensions) {
    throw new DataFileError(file, 'is not an IDX file of bytes.');
  }
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  const start = 4 + 4 * dimensions;
  const expected = start + shape.reduce((product, size) => product * size, 1);
  if (bytes.length !== expected) {
    throw new DataFileError(file, `has ${bytes.length} bytes where its header announces ${expected}.`);
  }
  return { shape, values: bytes.subarray(start) };
}
