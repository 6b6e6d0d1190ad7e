import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUCKETS, bagsOfWords, bucketOf, wordsOf } from './bagOfWords.ts';

describe('wordsOf', () => {
  it.each([
    ['The train, to Oslo!', ['the', 'train', 'to', 'oslo']],
    ['3 trains at 12:30', ['3', 'trains', 'at', '12', '30']],
    ['ÉCOLE école e\u0301cole', ['école', 'école', 'école']],
    ['поезд 電車 ﬁne हिन्दी', ['поезд', '電車', 'fine', 'हिन्दी']],
    [' …!? 🚂 ', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('bucketOf', () => {
  // FNV-1a's published 32-bit values of "a" and "foobar" are e40c292c and bf9cf968.
  it.each([
    ['a', (0xe40c ^ 0x292c) % BUCKETS],
    ['foobar', (0xbf9c ^ 0xf968) % BUCKETS],
  ])('of %s is the folded FNV-1a', (word, bucket) => {
    expect(bucketOf(word)).toBe(bucket);
  });

  it('spreads words evenly', () => {
    const counts = new Array<number>(BUCKETS).fill(0);
    const words = 100 * BUCKETS;
    for (let i = 0; i < words; i++) counts[bucketOf(`word${i}`)]!++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    // 511 degrees of freedom: mean 511, spread 32.
    expect(chiSquare).toBeLessThan(511 + 5 * 32);
  });
});

describe('bagsOfWords', () => {
  it('counts every word of every text, whatever their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { maxLength: 12 }), { maxLength: 4 }),
        (texts) => {
          const bags = bagsOfWords(texts.map((words) => words.join(' ')));
          texts.forEach((words, i) => {
            const expected = new Uint8Array(BUCKETS);
            for (const word of words) expected[bucketOf(word)]!++;
            expect(bags.subarray(i * BUCKETS, (i + 1) * BUCKETS)).toEqual(expected);
          });
          expect(bags).toEqual(bagsOfWords(texts.map((words) => words.toReversed().join(', '))));
        },
      ),
    );
  });

  it('stops counting at 255', () => {
    expect(bagsOfWords(['so '.repeat(300)])[bucketOf('so')]).toBe(255);
    expect(bagsOfWords(['so '.repeat(255)])[bucketOf('so')]).toBe(255);
    expect(bagsOfWords(['so '.repeat(254)])[bucketOf('so')]).toBe(254);
  });
});
