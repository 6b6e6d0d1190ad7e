import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packed, unpacked } from './packed.ts';

const numbers = fc.oneof(
  fc.float32Array(),
  fc.float64Array(),
  fc.int8Array(),
  fc.int16Array(),
  fc.int32Array(),
  fc.uint8Array(),
  fc.uint8ClampedArray(),
  fc.uint16Array(),
  fc.uint32Array(),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      null,
      undefined,
      true,
      false,
      -0,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ),
    numbers,
    fc.array(tie('tree')),
    fc.dictionary(
      fc.string().filter((name) => name !== '$'),
      tie('tree'),
    ),
  ),
}));

/** Bits and all: NaNs of arrays are what their bytes are. */
const bits = (value: unknown): unknown => {
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, byteLength } = value;
    return [value.constructor.name, ...new Uint8Array(buffer, byteOffset, byteLength)];
  }
  if (Array.isArray(value)) return value.map(bits);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([name, one]) => [name, bits(one)]);
};

describe('packed', () => {
  it('comes back as it was, bit for bit', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const back = unpacked(packed(value));
        // Object.is: 0 and -0 are two.
        expect(bits(back)).toStrictEqual(bits(value));
      }),
    );
  });

  it('comes back from within other bytes, and each array alone', () => {
    const value = { a: Float64Array.of(0.1, 0.2).subarray(1), b: [Uint8Array.of(1, 2, 3)] };
    const bytes = packed(value);
    const within = new Uint8Array(bytes.length + 3);
    within.set(bytes, 3);
    const back = unpacked(within.subarray(3)) as typeof value;
    expect(back).toEqual(value);
    expect([back.a.buffer.byteLength, back.b[0]!.buffer.byteLength]).toEqual([8, 3]);
  });

  it.each([[new Map()], [{ $: 1 }], [1n], [() => 1], [new BigInt64Array(1)]])('refuses %s', (value) => {
    // A Map has entries that would be lost.
    expect(() => packed({ value })).toThrow(TypeError);
  });

  it('refuses what ends within an array', () => {
    expect(() => unpacked(packed(Float32Array.of(1, 2, 3)).subarray(0, -8))).toThrow(RangeError);
  });
});
