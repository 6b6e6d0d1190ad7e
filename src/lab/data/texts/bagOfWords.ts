/**
 * A text as counts of its words, hashed into a fixed number of buckets: the hashing trick (Weinberger et al. 2009, Feature
 * Hashing for Large Scale Multitask Learning, arXiv 0902.2206), without its random signs, so that a count stays a count.
 */
import { textHash } from '../../random.ts';

/** Buckets of a text. Our choice. */
export const BUCKETS = 512;

const MOST = 255;

/** The words of a text: runs of letters, marks and digits of any script, in lower case and compatibility form. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** The bucket of a word: 32-bit FNV-1a from its standard offset basis, folded to 16 bits as its authors advise. */
export function bucketOf(word: string): number {
  const hash = textHash(word);
  return ((hash >>> 16) ^ (hash & 0xffff)) % BUCKETS;
}

/** [texts, BUCKETS] how often each bucket's words appear in each text, at most 255. */
export function bagsOfWords(texts: readonly string[]): Uint8Array {
  const counts = new Uint8Array(texts.length * BUCKETS);
  texts.forEach((text, i) => {
    for (const word of wordsOf(text)) {
      const at = i * BUCKETS + bucketOf(word);
      if (counts[at]! < MOST) counts[at]!++;
    }
  });
  return counts;
}
