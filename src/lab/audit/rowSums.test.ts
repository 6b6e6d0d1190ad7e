import { describe, expect, it } from 'vitest';
import { bytesSource, streamOf } from '../data/byteSource.ts';
import { readNpy } from '../data/numpy/npy.ts';
import type { RawArray } from './arrays.ts';
import { AuditInputError } from './auditInputError.ts';
import { checkLogits, checkPosteriors } from './outputs.ts';

const rows = (...given: readonly number[][]): RawArray => ({
  shape: [given.length, given[0]!.length],
  values: Float64Array.from(given.flat()),
  half: false,
});

/** Cut to so many of float32's digits, as a softmax in half precision leaves them. */
function cut(value: number, digits: number): number {
  const bits = new Uint32Array(new Float32Array([value]).buffer);
  bits[0]! &= ~(2 ** (23 - digits) - 1);
  return new Float32Array(bits.buffer)[0]!;
}

const softmax = (seed: number, classes: number) => {
  const powers = Array.from({ length: classes }, (_, c) => Math.exp(2 * Math.sin(seed * 12.9 + c * 78.2)));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
};
const rounded = (digits: number, classes: number) =>
  rows(...Array.from({ length: 50 }, (_, i) => softmax(i, classes).map((value) => cut(value, digits))));

const refusalOf = (array: RawArray): AuditInputError => {
  try {
    checkPosteriors('posteriors', array);
  } catch (error) {
    if (error instanceof AuditInputError) return error;
  }
  throw new Error('nothing was refused');
};

describe('the sum of a row of posteriors', () => {
  it.each([
    ['bfloat16', 7, 10],
    ['bfloat16', 7, 1000],
    ['float16', 10, 10],
    ['float16', 10, 1000],
  ])('may be off by the rounding of %s, which the numbers tell', (_, digits, classes) => {
    const array = rounded(digits, classes);
    const sums = Array.from({ length: 50 }, (__, i) =>
      [...array.values.slice(i * classes, (i + 1) * classes)].reduce((a, b) => a + b, 0),
    );
    if (digits === 7) expect(Math.min(...sums)).toBeLessThan(0.999);
    expect(() => checkPosteriors('posteriors', array)).not.toThrow();
  });

  it('may not be off as much where one number is more precise', () => {
    const array = rounded(7, 10);
    const values = Float64Array.from(array.values);
    values[3] = 0.1234567;
    expect(refusalOf({ ...array, values }).message).toContain('within 0.001');
  });

  it.each([
    ['rounded', [0.33, 0.33, 0.33], 'divide each row by its sum'],
    ['rounded', [0.34, 0.34, 0.34], 'divide each row by its sum'],
    ['percentages', [33.3, 33.3, 33.4], 'divide them by 100'],
    ['logits', [3, -2, 1], 'by the name logits'],
    ['logits', [0.1, 0.2, 1.3], 'by the name logits'],
    ['several labels', [0.9, 0.9, 0.1], 'sigmoid'],
    ['no answer', [0, 0, 0], 'one probability for each class'],
    ['no number', [Number.NaN, 0, 1], 'leave the example out'],
  ])('says what to do about %s: %j', (_, row, advice) => {
    const refusal = refusalOf(rows(row));
    expect(refusal.hint).toContain(advice);
    if (advice !== 'by the name logits') expect(refusal.hint).not.toContain('logits');
  });

  it('tells rounded posteriors by the name logits', () => {
    expect(() => checkLogits('logits', rounded(7, 10))).toThrow('rows that all sum to 1: posteriors');
  });
});

describe('bfloat16 as numpy saves it', () => {
  it('is read from raw bytes of two', async () => {
    const header = `${"{'descr': '<V2', 'fortran_order': False, 'shape': (2, 2), }".padEnd(117)}\n`;
    const numbers = Uint16Array.of(0x3f00, 0x3e80, 0x3f80, 0xc040);
    const bytes = new Uint8Array(10 + header.length + 8);
    bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, header.length, 0]);
    bytes.set(new TextEncoder().encode(header), 10);
    bytes.set(new Uint8Array(numbers.buffer), 10 + header.length);
    const { shape, values } = await readNpy(streamOf(bytesSource('posteriors.npy', bytes)));
    expect(shape).toEqual([2, 2]);
    expect([...values]).toEqual([0.5, 0.25, 1, -3]);
  });
});
