import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { type Dataset, exampleAt } from './dataset.ts';
import { occurrences, withoutDuplicates } from './duplicates.ts';

function pictures(...rows: readonly number[][]): Dataset {
  return {
    name: 'pictures',
    count: rows.length,
    height: 1,
    width: rows[0]!.length,
    channels: 1,
    classNames: ['only'],
    kind: 'pictures',
    values: Uint8Array.from(rows.flat()),
    labels: Uint8Array.from(rows, (_, i) => i),
    duplicatesRemoved: 0,
  };
}

describe('withoutDuplicates', () => {
  it('keeps the first of equal pictures, with its label, and counts the others', () => {
    const clean = withoutDuplicates(pictures([1, 2], [3, 4], [1, 2], [2, 1], [3, 4], [1, 2]));
    expect(clean).toMatchObject({ count: 3, duplicatesRemoved: 3 });
    expect([...clean.values]).toEqual([1, 2, 3, 4, 2, 1]);
    expect([...clean.labels]).toEqual([0, 1, 3]);
  });

  it('gives back the same dataset when every picture is its own', () => {
    const dataset = tinyDataset(50);
    expect(withoutDuplicates(dataset)).toBe(dataset);
  });

  it('adds to what was removed before', () => {
    expect(withoutDuplicates({ ...pictures([1], [1]), duplicatesRemoved: 4 }).duplicatesRemoved).toBe(5);
  });

  it('leaves every content exactly once', () => {
    const rows = fc.array(fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 3 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (given) => {
        const dataset = pictures(...given.slice(0, 200));
        const content = (i: number) => exampleAt(dataset, i).join();
        const { first, repeats } = occurrences(dataset);
        const kept = first.map(content);
        expect(first.length + repeats.length).toBe(dataset.count);
        for (const { index, equals } of repeats) {
          expect(content(index)).toBe(content(equals));
          expect(first).toContain(equals);
        }
        expect(kept).toEqual([...new Set(given.map((row) => row.join()))]);
      }),
    );
  });

  it('tells apart pictures whose 32-bit hashes collide', () => {
    const hashed = (row: readonly number[]) =>
      row.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5) >>> 0;
    const seen = new Map<number, number[]>();
    let colliding: [number[], number[]] | undefined;
    for (let i = 0; !colliding; i++) {
      const row = [i & 255, (i >> 8) & 255, (i >> 16) & 255, 7, (i * 31) & 255, (i * 17) & 255];
      const alike = seen.get(hashed(row));
      if (alike) colliding = [alike, row];
      seen.set(hashed(row), row);
    }
    expect(withoutDuplicates(pictures(...colliding)).count).toBe(2);
  });
});
