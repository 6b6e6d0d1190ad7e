import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { exampleAt } from './dataset.ts';
import { noisedLabels, SETS, splitDataset, TooFewExamples } from './split.ts';

const dataset = tinyDataset(200);
const split = (membersPerModel: number, labelNoise = 0, seed = 7) =>
  splitDataset(dataset, { membersPerModel, labelNoise }, (purpose) => randomStream(seed, `split/${purpose}`));

describe('splitDataset', () => {
  it('makes four sets of n that share no index and no picture', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(), (n, seed) => {
        const { sets, pool, overlaps } = split(n, 0, seed);
        const indices = SETS.flatMap((name) => [...sets[name]]);
        expect(SETS.map((name) => sets[name].length)).toEqual([n, n, n, n]);
        expect(new Set(indices).size).toBe(4 * n);
        expect(new Set(indices.map((i) => exampleAt(dataset, i).join())).size).toBe(4 * n);
        expect([...pool]).toEqual(indices.sort((a, b) => a - b));
        expect(overlaps.map(({ shared }) => shared)).toEqual([0, 0, 0, 0, 0, 0]);
      }),
      { numRuns: 20 },
    );
  });

  it('names each pair of sets once', () => {
    const pairs = split(5).overlaps.map(({ a, b }) => `${a}/${b}`);
    expect(new Set(pairs).size).toBe(6);
    for (const { a, b } of split(5).overlaps) expect(SETS.indexOf(a)).toBeLessThan(SETS.indexOf(b));
  });

  it('counts a picture that two sets share', () => {
    const pixels = dataset.values.slice();
    const { sets } = split(50);
    const size = pixels.length / dataset.count;
    const [from, to] = [sets.targetMembers[3]!, sets.shadowNonMembers[9]!];
    pixels.copyWithin(to * size, from * size, (from + 1) * size);
    const leaking = splitDataset(
      { ...dataset, values: pixels },
      { membersPerModel: 50, labelNoise: 0 },
      (purpose) => randomStream(7, `split/${purpose}`),
    );
    expect(leaking.overlaps.filter(({ shared }) => shared > 0)).toEqual([
      { a: 'targetMembers', b: 'shadowNonMembers', shared: 1 },
    ]);
  });

  it('is the same for the same seed, hashes included, and another for another', () => {
    expect(split(40)).toEqual(split(40));
    const [one, other] = [split(40).hashes, split(40, 0, 8).hashes];
    for (const name of SETS) expect(one[name]).not.toBe(other[name]);
    expect(new Set(Object.values(one)).size).toBe(4);
    for (const hash of Object.values(one)) expect(hash).toMatch(/^[0-9a-f]{32}$/);
  });

  it('hashes the examples of a set and not their order or place', () => {
    const size = dataset.values.length / dataset.count;
    const order = randomStream(1, 'order').permutation(dataset.count);
    const moved = { ...dataset, values: new Uint8Array(dataset.values.length) };
    order.forEach((from, to) => {
      moved.values.set(exampleAt(dataset, from), to * size);
    });
    const at = new Int32Array(dataset.count);
    order.forEach((from, to) => {
      at[from] = to;
    });
    const shuffled = split(50);
    const through = {
      ...randomStream(0, ''),
      permutation: () =>
        Int32Array.from(SETS.flatMap((name) => [...shuffled.sets[name]].reverse().map((i) => at[i]!))),
    };
    const again = splitDataset(moved, { membersPerModel: 50, labelNoise: 0 }, () => through);
    expect(again.hashes).toEqual(shuffled.hashes);
  });

  it('draws the sets alike with and without label noise', () => {
    expect(split(40, 0.5).sets).toEqual(split(40, 0).sets);
    expect(split(40, 0).labels).toEqual(dataset.labels);
    expect(split(40, 0).noisyLabels).toBe(0);
  });

  it('names what is missing when the dataset is too small', () => {
    expect(() => split(51)).toThrow(TooFewExamples);
    try {
      split(51);
    } catch (error) {
      expect((error as TooFewExamples).message).toBe(
        'Four sets need 204 different examples, and the dataset has 200.',
      );
      expect((error as TooFewExamples).hint).toBe('Choose at most 50 members per model.');
    }
    expect(split(50).pool).toHaveLength(200);
  });

  it('asks for more where no choice would do', () => {
    const splitting = () =>
      splitDataset({ ...dataset, count: 3 }, { membersPerModel: 40, labelNoise: 0 }, (purpose) =>
        randomStream(7, purpose),
      );
    expect(splitting).toThrow('Four sets need 160 different examples, and the dataset has 3.');
    expect(splitting).toThrow(expect.objectContaining({ hint: 'Bring more examples.' }));
  });
});

describe('noisedLabels', () => {
  it('replaces exactly its share, each by another class', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 2, max: 10 }),
        (share, classes) => {
          const labels = Uint8Array.from({ length: 97 }, (_, i) => i % classes);
          const before = labels.slice();
          const { labels: noised, changed } = noisedLabels(labels, classes, share, randomStream(5, 'noise'));
          expect(changed).toBe(Math.round(97 * share));
          expect(noised.filter((label, i) => label !== labels[i])).toHaveLength(changed);
          expect(noised.every((label) => label < classes)).toBe(true);
          expect(labels).toEqual(before);
        },
      ),
    );
  });

  it('chooses the other classes evenly', () => {
    const labels = new Uint8Array(9000).fill(4);
    const { labels: noised } = noisedLabels(labels, 10, 1, randomStream(5, 'noise'));
    const counts = new Array<number>(10).fill(0);
    for (const label of noised) counts[label]!++;
    expect(counts[4]).toBe(0);
    for (const [label, count] of counts.entries()) {
      if (label !== 4) expect(Math.abs(count - 1000)).toBeLessThan(120);
    }
  });
});
