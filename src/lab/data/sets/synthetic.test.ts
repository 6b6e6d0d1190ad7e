import { describe, expect, it } from 'vitest';
import { checksumOf } from '../checksum.ts';
import { decodeCompactFile, encodeCompactFile } from '../compactFile.ts';
import { exampleAt } from '../dataset.ts';
import { withoutDuplicates } from '../duplicates.ts';
import { BUCKETS, bagsOfWords } from '../texts/bagOfWords.ts';
import { syntheticPurchases } from './syntheticPurchases/make.ts';
import { syntheticTexts } from './syntheticTexts/make.ts';

const purchases = syntheticPurchases();
const texts = syntheticTexts();

/** How often each class comes up. */
function classCounts({ labels, classNames }: typeof purchases): number[] {
  const counts = new Array<number>(classNames.length).fill(0);
  for (const label of labels) counts[label]!++;
  return counts;
}

describe.each([
  ['synthetic purchases', purchases, syntheticPurchases, '42757b408ee7f453'],
  ['synthetic texts', texts, syntheticTexts, 'fa6f50173dd3efad'],
] as const)('%s', (_, dataset, make, checksum) => {
  it('are the same on every machine', () => {
    expect(checksumOf(encodeCompactFile(dataset))).toBe(checksum);
    expect(checksumOf(encodeCompactFile(make()))).toBe(checksum);
  });

  it('repeat no example and keep what a compact file demands', () => {
    expect(withoutDuplicates(dataset).duplicatesRemoved).toBe(0);
    const { values, ...described } = decodeCompactFile('made', encodeCompactFile(dataset));
    const { values: made, ...expected } = dataset;
    expect(described).toEqual(expected);
    // Seven million numbers are too many for a matcher.
    expect(checksumOf(values as Uint8Array)).toBe(checksumOf(made as Uint8Array));
  });

  it('have classes of about the same size', () => {
    const expected = dataset.count / dataset.classNames.length;
    for (const count of classCounts(dataset))
      expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected));
  });
});

describe('synthetic purchases', () => {
  it('are 600 named goods, bought or not', () => {
    expect(purchases).toMatchObject({ kind: 'table', height: 1, width: 600, channels: 1 });
    expect(new Set(purchases.columns).size).toBe(600);
    expect(purchases.columns).toContain('organic milk');
    expect(purchases.values.every((value) => value === 0 || value === 1)).toBe(true);
  });
});

describe('synthetic texts', () => {
  it('read like messages and are counted as any text', () => {
    expect(texts).toMatchObject({ kind: 'texts', height: 1, width: BUCKETS, channels: 1 });
    for (const text of texts.texts!) expect(text).toMatch(/^[A-Z][\w ,.!?]+[.!?]$/);
    for (const i of [0, 17, texts.count - 1]) {
      expect(exampleAt(texts, i)).toEqual(bagsOfWords([texts.texts![i]!]));
    }
  });
});
