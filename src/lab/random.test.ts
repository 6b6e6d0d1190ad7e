import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { randomStream, textHash } from './random.ts';

const draws = (seed: number, purpose: string) => {
  const random = randomStream(seed, purpose);
  return Array.from({ length: 20 }, () => random.bits());
};

describe('randomStream', () => {
  it('gives the same draws for the same seed and purpose, others for another', () => {
    expect(draws(7, 'shuffle')).toEqual(draws(7, 'shuffle'));
    for (const other of [draws(8, 'shuffle'), draws(7, 'shuffl'), draws(71, 'huffle'), draws(7, 'dropout')]) {
      expect(draws(7, 'shuffle').filter((value) => other.includes(value))).toEqual([]);
    }
  });

  it('stays what it was: links of earlier visits show the same numbers', () => {
    const random = randomStream(7, 'shuffle');
    expect([random.bits(), random.below(1000), random.permutation(8).join('')]).toMatchInlineSnapshot(`
      [
        3847805347,
        840,
        "56017432",
      ]
    `);
    expect(random.float()).toMatchInlineSnapshot(`0.3300614237548428`);
  });

  it.each([1, 2, 3, 10, 900, 2 ** 31, 2 ** 31 + 1, 2 ** 32 - 1])(
    'draws below %d as pure-rand does',
    (bound) => {
      const generator = xoroshiro128plus(textHash('7/bounds') | 0);
      const random = randomStream(7, 'bounds');
      for (let i = 0; i < 200; i++) expect(random.below(bound)).toBe(uniformInt(generator, 0, bound - 1));
    },
  );

  it('draws bits as pure-rand does', () => {
    const generator = xoroshiro128plus(textHash('7/bits') | 0);
    const random = randomStream(7, 'bits');
    for (let i = 0; i < 200; i++) expect(random.bits()).toBe(uniformInt(generator, 0, 0xffffffff));
  });

  it('draws floats in [0, 1) and bits in 32 bits', () => {
    const random = randomStream(1, 'range');
    for (let i = 0; i < 1000; i++) {
      const float = random.float();
      expect(float >= 0 && float < 1).toBe(true);
      const bits = random.bits();
      expect(Number.isInteger(bits) && bits >= 0 && bits <= 0xffffffff).toBe(true);
    }
  });

  it('draws evenly below a bound (chi-square, 15 degrees of freedom)', () => {
    const random = randomStream(3, 'chi-square');
    const statistic = (draw: () => number) => {
      const counts = new Array<number>(16).fill(0);
      for (let i = 0; i < 16_000; i++) counts[draw()]!++;
      return counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    };
    const limit = 37.7; // exceeded once in 1,000 for even draws
    expect(statistic(() => random.below(16))).toBeLessThan(limit);
    expect(statistic(() => Math.floor(16 * random.float()))).toBeLessThan(limit);
    expect(statistic(() => random.bits() >>> 28)).toBeLessThan(limit);
    expect(statistic(() => random.bits() & 15)).toBeLessThan(limit);
    expect(statistic(() => random.permutation(16)[0]!)).toBeLessThan(limit);
    expect(statistic(() => random.permutation(16)[15]!)).toBeLessThan(limit);
    expect(statistic(() => Math.floor(12 * random.float()))).toBeGreaterThan(limit);
  });

  it('permutes: every number once', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 200 }), (seed, count) => {
        const sorted = randomStream(seed, 'permutation').permutation(count).sort();
        expect([...sorted]).toEqual([...Array(count).keys()]);
      }),
    );
  });
});

describe('textHash', () => {
  it('is FNV-1a', () => {
    expect(textHash('')).toBe(0x811c9dc5);
    expect(textHash('a')).toBe(0xe40c292c);
    expect(textHash('foobar')).toBe(0xbf9cf968);
  });
});
