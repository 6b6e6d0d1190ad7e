import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { balancedSubset } from './balancedSubset.ts';
import { DataFileError } from './compactFile.ts';
import { exampleAt } from './dataset.ts';

const dataset = tinyDataset(160);
const subset = (perClass: number, seed = 1) => balancedSubset(dataset, perClass, randomStream(seed, 'test'));
const perLabel = (labels: Uint8Array) => [0, 1, 2].map((label) => labels.filter((l) => l === label).length);
const least = Math.min(...perLabel(dataset.labels));

const pictures = (of: typeof dataset) =>
  Array.from({ length: of.count }, (_, i) => `${of.labels[i]}: ${exampleAt(of, i).join()}`);

describe('balancedSubset', () => {
  it('takes equally many different examples of each class, each with its own label', () => {
    const originals = new Set(pictures(dataset));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: least }), fc.nat(), (perClass, seed) => {
        const taken = subset(perClass, seed);
        expect(perLabel(taken.labels)).toEqual([perClass, perClass, perClass]);
        expect([taken.count, taken.values.length]).toEqual([3 * perClass, 3 * perClass * 64]);
        const kept = pictures(taken);
        expect(new Set(kept).size).toBe(kept.length);
        expect(kept.every((picture) => originals.has(picture))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same for the same draws, mixed, and another for others', () => {
    expect(subset(20)).toEqual(subset(20));
    expect(new Set(pictures(subset(20)))).not.toEqual(new Set(pictures(subset(20, 2))));
    expect(Array.from(subset(20).labels)).not.toEqual(Array.from(subset(20).labels).sort());
  });

  it('keeps what else the dataset says', () => {
    const { count: _, values: __, labels: ___, ...rest } = dataset;
    expect(subset(5)).toMatchObject(rest);
  });

  it('names a scarce class and what there is of it', () => {
    const scarce = perLabel(dataset.labels).indexOf(least);
    expect(() => subset(least + 1)).toThrow(DataFileError);
    expect(() => subset(least + 1)).toThrow(
      `tiny: has only ${least} different examples of ${dataset.classNames[scarce]}.`,
    );
  });
});
