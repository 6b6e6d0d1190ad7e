import { describe, expect, it } from 'vitest';
import { bytesSource, streamOf } from '../byteSource.ts';
import { readNpyOrTexts } from './npy.ts';

function npy(descr: string, shape: string, data: Uint8Array): Uint8Array {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }`.padEnd(117);
  return Uint8Array.from([
    ...[0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, 118, 0],
    ...new TextEncoder().encode(`${header}\n`),
    ...data,
  ]);
}

function wide(texts: readonly string[], length: number, littleEndian = true): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * length * texts.length));
  texts.forEach((text, i) => {
    [...text].forEach((letter, at) => {
      view.setUint32(4 * (i * length + at), letter.codePointAt(0)!, littleEndian);
    });
  });
  return new Uint8Array(view.buffer);
}

const read = (bytes: Uint8Array) => readNpyOrTexts(streamOf(bytesSource('labels.npy', bytes)));
const TEXTS = ['cat', '', 'Zoë', '語𝕏'];

describe("numpy's arrays of texts", () => {
  it.each([
    ['<U3', wide(TEXTS, 3)],
    ['>U3', wide(TEXTS, 3, false)],
    [
      '|S7',
      Uint8Array.from(
        TEXTS.flatMap((text) => [...new TextEncoder().encode(text.padEnd(7, '\0'))].slice(0, 7)),
      ),
    ],
  ])('%s', async (descr, data) => {
    expect(await read(npy(descr, '(4,)', data))).toEqual({ shape: [4], texts: TEXTS });
  });

  it('are read where they have one axis, and hold texts', async () => {
    await expect(read(npy('<U3', '(2, 2)', wide(TEXTS, 3)))).rejects.toThrow('holds texts (dtype <U3)');
    await expect(read(npy('<U3', '(5,)', wide(TEXTS, 3)))).rejects.toThrow('ends at byte');
    const data = wide(TEXTS, 3);
    data[3] = 1;
    await expect(read(npy('<U3', '(4,)', data))).rejects.toThrow(
      'holds bytes at position 0 that are no text.',
    );
  });

  it('are refused where they are more than are held, before any is read', async () => {
    await expect(read(npy('|S1', '(4000001,)', new Uint8Array(9)))).rejects.toThrow(
      'announces 4000001 texts (dtype |S1); allowed: up to 4000000',
    );
  });

  it('of numbers, numbers', async () => {
    expect(await read(npy('|u1', '(2,)', Uint8Array.of(1, 2)))).toMatchObject({
      values: Uint8Array.of(1, 2),
    });
  });
});
