import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksumOf } from './checksum.ts';
import { DataFileError, decodeCompactFile, encodeCompactFile } from './compactFile.ts';
import type { Dataset, DatasetKind } from './dataset.ts';

const anyDataset: fc.Arbitrary<Dataset> = fc
  .record({
    name: fc.string(),
    count: fc.integer({ min: 1, max: 6 }),
    height: fc.integer({ min: 1, max: 4 }),
    width: fc.integer({ min: 1, max: 4 }),
    channels: fc.integer({ min: 1, max: 3 }),
    classNames: fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }),
  })
  .chain((header) => {
    const { count, height, width, channels, classNames } = header;
    const pixels = count * height * width * channels;
    return fc.record({
      ...(Object.fromEntries(Object.entries(header).map(([key, value]) => [key, fc.constant(value)])) as {
        [Key in keyof typeof header]: fc.Arbitrary<(typeof header)[Key]>;
      }),
      kind: fc.constantFrom<DatasetKind>('pictures', 'table', 'texts'),
      values: fc.uint8Array({ minLength: pixels, maxLength: pixels }),
      labels: fc.uint8Array({ minLength: count, maxLength: count, max: classNames.length - 1 }),
      duplicatesRemoved: fc.constant(0),
    });
  });

const dataset: Dataset = {
  name: 'tiny',
  count: 2,
  height: 1,
  width: 3,
  channels: 1,
  classNames: ['a', 'b'],
  kind: 'pictures',
  values: Uint8Array.of(1, 2, 3, 4, 5, 6),
  labels: Uint8Array.of(0, 1),
  duplicatesRemoved: 0,
};

const bytes = encodeCompactFile(dataset);
const START = 12;
const headerText = new TextDecoder().decode(bytes.subarray(START, bytes.length - 8));

function withHeader(text: string): Uint8Array {
  const header = new TextEncoder().encode(text);
  const made = new Uint8Array(START + header.length + 8);
  made.set(bytes.subarray(0, 8));
  new DataView(made.buffer).setUint32(8, header.length, true);
  made.set(header, START);
  made.set(bytes.subarray(bytes.length - 8), START + header.length);
  return made;
}

function refusal(damaged: Uint8Array): DataFileError {
  try {
    decodeCompactFile('tiny.bin', damaged);
  } catch (error) {
    if (error instanceof DataFileError) return error;
    throw error;
  }
  throw new Error('the damage went unnoticed');
}

describe('the compact file', () => {
  it('round trips any dataset', () => {
    fc.assert(
      fc.property(anyDataset, (given) => {
        expect(decodeCompactFile('any.bin', encodeCompactFile(given))).toEqual(given);
      }),
    );
  });

  it('is laid out as its header comment says', () => {
    expect(new TextDecoder().decode(bytes.subarray(0, 8))).toBe('CLMIA-1\n');
    expect(new DataView(bytes.buffer).getUint32(8, true)).toBe(headerText.length);
    expect(JSON.parse(headerText)).toMatchObject({ name: 'tiny', count: 2, classNames: ['a', 'b'] });
    expect([...bytes.subarray(-8)]).toEqual([0, 1, 1, 2, 3, 4, 5, 6]);
  });

  it('reads from the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 5);
    expect(decodeCompactFile('tiny.bin', larger.subarray(5, 5 + bytes.length))).toEqual(dataset);
  });

  it('names the file and a way out in every refusal', () => {
    const error = refusal(bytes.subarray(0, 3));
    expect(error.message).toMatch(/^tiny\.bin: /);
    expect(error.hint).not.toBe('');
    expect(error.name).toBe('DataFileError');
  });

  it('names wrong first bytes', () => {
    const wrong = bytes.slice();
    wrong[6] = '2'.charCodeAt(0);
    for (const damaged of [wrong, new Uint8Array(), bytes.subarray(0, 7), Uint8Array.of(0x1f, 0x8b, 8, 0)]) {
      expect(refusal(damaged).message).toContain('wrong first bytes');
    }
  });

  it('names every place where it can be cut short', () => {
    expect(refusal(bytes.subarray(0, 10)).message).toContain('ends at byte 10, inside its header');
    for (let length = START; length < START + headerText.length; length++) {
      expect(refusal(bytes.subarray(0, length)).message).toContain('damaged header');
    }
    for (let length = START + headerText.length; length < bytes.length; length++) {
      expect(refusal(bytes.subarray(0, length)).message).toBe(
        `tiny.bin: has ${length} bytes where its header announces ${bytes.length}.`,
      );
    }
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(refusal(longer).message).toContain(`has ${bytes.length + 1} bytes`);
  });

  it.each([
    ['no JSON', headerText.replace('{', '[')],
    ['no object', 'null'],
    ['a count that is no whole number', headerText.replace('"count":2', '"count":2.5')],
    ['a count of nothing', headerText.replace('"count":2', '"count":0')],
    ['a negative side', headerText.replace('"height":1', '"height":-1')],
    ['a side that is a text', headerText.replace('"width":3', '"width":"3"')],
    ['no channels', headerText.replace('"channels":1,', '')],
    ['no name', headerText.replace('"name":"tiny",', '')],
    ['class names that are no texts', headerText.replace('["a","b"]', '["a",2]')],
    ['no class names', headerText.replace('["a","b"]', 'null')],
  ])('names a header with %s', (_, text) => {
    expect(text).not.toBe(headerText);
    expect(refusal(withHeader(text)).message).toBe('tiny.bin: has a damaged header.');
  });

  it('names a header length that points nowhere', () => {
    for (const length of [0, headerText.length - 1, headerText.length + 1, 0xffffffff]) {
      const damaged = bytes.slice();
      new DataView(damaged.buffer).setUint32(8, length, true);
      expect(refusal(damaged).message).toContain('damaged header');
    }
  });

  it('names a label that no class has, and the example', () => {
    const damaged = bytes.slice();
    damaged[bytes.length - 7] = 2;
    expect(refusal(damaged).message).toBe('tiny.bin: label 2 of example 1 is outside 0-1.');
  });
});

describe('remarks', () => {
  const remarked: Dataset = { ...dataset, columns: ['x', 'y', 'z'], remarks: ['a row is left out'] };
  it('come back', () => {
    expect(decodeCompactFile('tiny.bin', encodeCompactFile(remarked)).remarks).toEqual(remarked.remarks);
  });

  it('have no say in which data it is; the rest has', () => {
    const { remarks: _, ...plain } = remarked;
    const checksum = checksumOf(encodeCompactFile(remarked));
    expect(checksum).toBe(checksumOf(encodeCompactFile(plain)));
    expect(checksum).not.toBe(checksumOf(encodeCompactFile({ ...remarked, labels: Uint8Array.of(1, 0) })));
    expect(checksum).not.toBe(checksumOf(encodeCompactFile({ ...remarked, columns: ['x', 'y', 'w'] })));
  });
});
