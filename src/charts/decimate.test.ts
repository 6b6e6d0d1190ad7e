import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimateIndices, decimatePath } from './decimate.ts';

test('short series are kept whole', () => {
  expect(decimateIndices([[1, 2, 3]], 300)).toEqual([0, 1, 2]);
  expect(decimateIndices([], 300)).toEqual([]);
});

test('a lone spike survives', () => {
  const values = new Float32Array(5000);
  values[3127] = 9;
  expect(decimateIndices([values], 300)).toContain(3127);
});

test('indices ascend, stay under the limit and keep both ends', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 301, maxLength: 3000 }),
      fc.integer({ min: 1, max: 3 }),
      (values, copies) => {
        const indices = decimateIndices(Array<number[]>(copies).fill(values), 300);
        expect(indices.length).toBeLessThanOrEqual(300);
        expect(indices[0]).toBe(0);
        expect(indices.at(-1)).toBe(values.length - 1);
        expect(indices.every((index, at) => at === 0 || index > indices[at - 1]!)).toBe(true);
      },
    ),
    { numRuns: 50 },
  );
});

test('a path keeps its ends and stays close to every point it drops', () => {
  const count = 4000;
  const x = Array.from({ length: count }, (_, i) => Math.floor(i / 2) / 6);
  const y = Array.from({ length: count }, (_, i) => Math.floor((i + 1) / 2) / 6);
  const kept = decimatePath(x, y, 300);
  expect(kept.length).toBeLessThanOrEqual(300);
  expect(kept[0]).toBe(0);
  expect(kept.at(-1)).toBe(count - 1);
  for (let at = 1; at < kept.length; at++) {
    expect(x[kept[at]!]! - x[kept[at - 1]!]!).toBeLessThan(3);
  }
});
