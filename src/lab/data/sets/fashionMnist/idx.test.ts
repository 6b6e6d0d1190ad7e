import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataFileError } from '../../compactFile.ts';
import { readIdx } from './idx.ts';

function idx(shape: readonly number[], values: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + values.length);
  bytes.set([0, 0, 0x08, shape.length]);
  const view = new DataView(bytes.buffer);
  shape.forEach((size, i) => {
    view.setUint32(4 + 4 * i, size);
  });
  bytes.set(values, 4 + 4 * shape.length);
  return bytes;
}

const VALUES = Uint8Array.of(9, 8, 7, 6, 5, 4);
const GOOD = idx([3, 2], VALUES);

function refusal(bytes: Uint8Array): DataFileError {
  try {
    readIdx('labels.gz', bytes);
  } catch (error) {
    if (error instanceof DataFileError) return error;
    throw error;
  }
  return expect.fail('was read');
}

describe('readIdx', () => {
  it('reads what was written, wherever it lies in its buffer', () => {
    const anyShape = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyShape, fc.integer(), fc.nat({ max: 7 }), (shape, seed, offset) => {
        const count = shape.reduce((product, size) => product * size, 1);
        const values = Uint8Array.from({ length: count }, (_, i) => seed + 37 * i);
        const file = idx(shape, values);
        const within = new Uint8Array(offset + file.length + 3).fill(255);
        within.set(file, offset);
        const read = readIdx('a', within.subarray(offset, offset + file.length));
        expect(read.shape).toEqual(shape);
        expect(read.values).toEqual(values);
      }),
    );
  });

  it('reads sizes big-endian', () => {
    const bytes = new Uint8Array(8 + 258);
    bytes.set([0, 0, 0x08, 1, 0, 0, 1, 2]);
    expect(readIdx('a', bytes).shape).toEqual([258]);
  });

  it.each([
    [0, 1],
    [1, 0x1f],
    [2, 0x09],
    [2, 0x0d],
  ])('names a file whose byte %i is %i', (at, value) => {
    const bytes = GOOD.slice();
    bytes[at] = value;
    expect(refusal(bytes).message).toBe('labels.gz: is not an IDX file of bytes.');
  });

  it('names every truncation and every surplus', () => {
    for (let length = 0; length < GOOD.length; length++) {
      const { message } = refusal(GOOD.slice(0, length));
      if (length < 12) expect(message).toBe('labels.gz: is not an IDX file of bytes.');
      else expect(message).toBe(`labels.gz: has ${length} bytes where its header announces 18.`);
    }
    const longer = new Uint8Array(19);
    longer.set(GOOD);
    expect(refusal(longer).message).toBe('labels.gz: has 19 bytes where its header announces 18.');
  });

  it('names a size that was damaged, and what to do', () => {
    const bytes = GOOD.slice();
    bytes[4] = 255;
    const error = refusal(bytes);
    expect(error.message).toMatch(/^labels\.gz: has 18 bytes where its header announces \d{10}\.$/);
    expect(error.hint).not.toBe('');
  });
});
