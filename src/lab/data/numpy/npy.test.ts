import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource, streamOf } from '../byteSource.ts';
import fixtures from './fixtures/numpyFiles.json' with { type: 'json' };
import { readNpy } from './npy.ts';
import { NumpyError } from './numpyError.ts';

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const read = (bytes: Uint8Array, most?: number) => readNpy(streamOf(bytesSource('a.npy', bytes)), most);

const SPECIAL: Record<string, number> = {
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
};
const value = (told: number | string) => (typeof told === 'string' ? SPECIAL[told]! : told);

const plain = bytesOf(fixtures.arrays.find(({ name }) => name === 'version 1')!.base64);
const HEADER = 128;

/** The same file with another text in its header, of the same length. */
function withHeader(change: (text: string) => string): Uint8Array {
  const bytes = plain.slice();
  const text = change(new TextDecoder('latin1').decode(bytes.subarray(10, HEADER)));
  bytes.set(new TextEncoder().encode(text.padEnd(HEADER - 10).slice(0, HEADER - 10)), 10);
  return bytes;
}

async function refusal(bytes: Uint8Array, most?: number): Promise<string> {
  const error = await read(bytes, most).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(NumpyError);
  expect((error as NumpyError).hint).not.toBe('');
  return (error as NumpyError).message;
}

describe('readNpy', () => {
  it.each(fixtures.arrays)('reads $name as numpy does', async ({ base64, descr, shape, values }) => {
    const array = await read(bytesOf(base64));
    expect([array.descr, array.shape]).toEqual([descr, shape]);
    expect([...array.values]).toEqual(values.map(value));
  });

  it('reads the same whatever pieces the bytes come in', async () => {
    const { base64, values } = fixtures.arrays.find(({ name }) => name === '>f8 F')!;
    const bytes = bytesOf(base64);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length)), async (cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), bytes.length];
        async function* chunks() {
          for (const [i, end] of ends.entries()) yield bytes.subarray(ends[i - 1] ?? 0, end);
        }
        const array = await readNpy({ name: 'a.npy', size: bytes.length, chunks: chunks() });
        expect([...array.values]).toEqual(values.map(value));
      }),
    );
  });

  it.each([
    ['objects', 'holds Python objects, which are never unpickled (dtype |O)'],
    ['structured', 'is a structured array'],
    ['texts', 'holds texts (dtype <U5)'],
    ['bytes', 'holds texts (dtype |S5)'],
    ['complex', 'holds complex numbers (dtype <c16)'],
    ['long double', 'holds floats of another precision (dtype <f16)'],
    ['dates', 'holds dates (dtype <M8[D])'],
    ['raw', 'holds raw bytes or fields (dtype |V3)'],
    ['too whole', 'holds 9007199254740992 at position 1'],
  ] as const)('refuses %s by name', async (name, message) => {
    expect(await refusal(bytesOf(fixtures.refused[name]))).toContain(`a.npy: ${message}`);
  });

  it('refuses every truncation of a file, saying where it ends', async () => {
    for (let length = 0; length < plain.length; length++) {
      expect(await refusal(plain.slice(0, length))).toContain(`ends at byte ${length}`);
    }
  });

  it('refuses a stream that ends before, or goes on after, what it announced', async () => {
    const stream = (bytes: Uint8Array) => ({ ...streamOf(bytesSource('a.npy', bytes)), size: plain.length });
    await expect(readNpy(stream(plain.slice(0, 140)))).rejects.toThrow('ends at byte 140');
    await expect(readNpy(stream(new Uint8Array([...plain, 0])))).rejects.toThrow(NumpyError);
  });

  it('refuses bytes after the numbers', async () => {
    expect(await refusal(new Uint8Array([...plain, 0]))).toContain(
      'ends at byte 153 where its header, shape (2,3), announces 152',
    );
  });

  it('refuses an announced size above what it is given, before it takes the memory', async () => {
    expect(await refusal(plain, 23)).toContain(
      'announces 24 bytes of numbers, shape (2,3); allowed: up to 23',
    );
    const huge = withHeader((text) => text.replace('(2, 3)', '(99999999999999, 99999999999)'));
    expect(await refusal(huge)).toContain('bytes of numbers');
  });

  it.each([
    ['not numpy', () => new Uint8Array(64), 'wrong first bytes'],
    ['a later version', () => plain.with(6, 4), 'has version 4.0 at byte 6'],
    [
      'a header without a shape',
      () => withHeader((text) => text.replace('shape', 'shade')),
      'damaged header',
    ],
    ['a negative length', () => withHeader((text) => text.replace('(2, 3)', '(-2, 3)')), 'damaged header'],
    ['a shape that is no tuple', () => withHeader((text) => text.replace('(2, 3)', '6')), 'damaged header'],
    ['an unknown kind', () => withHeader((text) => text.replace('<f4', '<x4')), 'holds an unknown kind'],
    ['another length of floats', () => withHeader((text) => text.replace('<f4', '<f3')), '(dtype <f3)'],
  ] as const)('refuses %s', async (_, bytes, message) => {
    expect(await refusal(bytes())).toContain(message);
  });

  it('refuses a header of a gigabyte by its announced length', async () => {
    const bytes = bytesOf(fixtures.arrays.find(({ name }) => name === 'version 2')!.base64);
    new DataView(bytes.buffer).setUint32(8, 2 ** 30, true);
    expect(await refusal(bytes)).toContain('announces a header of 1073741824 bytes');
  });

  it.each([
    ['in another order', "{'shape': (2, 3), 'fortran_order': False, 'descr': '<f4'}"],
    ['with double quotes', `{"descr": "<f4", "fortran_order": False, "shape": (2, 3)}`],
    ['whose last word counts', "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), 'descr': '<f4'}"],
  ])('reads a header %s as Python does', async (_, header) => {
    expect(await read(withHeader(() => header))).toEqual(await read(plain));
  });

  it.each([
    [
      'a further key',
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'more': 1}",
      'damaged header',
    ],
    ['two dictionaries', "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}{}", 'damaged header'],
    [
      'a length that no number holds',
      "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 99999999999999999999)}",
      'announces the shape (0, 99999999999999999999); allowed: lengths below 2^53',
    ],
    [
      'a kind that would colour the terminal',
      "{'descr': '<f4\u001b[31m', 'fortran_order': False, 'shape': (2, 3)}",
      '(dtype <f4\\u001b[31m)',
    ],
  ])('refuses a header with %s', async (_, header, message) => {
    expect(await refusal(withHeader(() => header))).toContain(message);
  });

  it("reads Python 2's long integers in a shape", async () => {
    const { shape } = await read(withHeader((text) => text.replace('(2, 3)', '(2L, 3L)')));
    expect(shape).toEqual([2, 3]);
  });
});
