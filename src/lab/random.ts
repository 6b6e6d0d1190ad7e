/** Seeded random streams: every stage and purpose draws from its own, so that no stage's draws move another's. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface RandomStream {
  /** A float in [0, 1). */
  float(): number;
  /** A whole number from 0 to bound - 1; bound below 2^32. */
  below(bound: number): number;
  /** 32 random bits, to seed something else. */
  bits(): number;
  /** The numbers 0 … count - 1 in random order (Fisher-Yates). */
  permutation(count: number): Int32Array;
}

/** 32-bit FNV-1a of a text: turns (seed, stage, purpose) into a stream's seed. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const MULTIPLIER_A = 0x85ebca6b;
const MULTIPLIER_B = 0xc2b2ae35;

/** Finaliser of MurmurHash3 over a counter: 32 well-mixed bits, signed. For draws that have a place instead of an order. */
export function mixed(counter: number): number {
  let h = counter;
  h = Math.imul(h ^ (h >>> 16), MULTIPLIER_A);
  h = Math.imul(h ^ (h >>> 13), MULTIPLIER_B);
  return h ^ (h >>> 16);
}

/** The stream of one purpose: the same seed and purpose give the same draws on every machine. */
export function randomStream(seed: number, purpose: string): RandomStream {
  const generator = xoroshiro128plus(textHash(`${seed}/${purpose}`) | 0);
  // Of pure-rand's signed 32 bits.
  const bits = () => (generator.next() ^ 0x80000000) >>> 0;
  // pure-rand's uniformInt(generator, 0, bound - 1), draw for draw, in 32-bit arithmetic: its remainders of doubles are slow.
  const below = (bound: number) => {
    const most = bound > 2 ? Math.floor(2 ** 32 / bound) * bound : 2 ** 32;
    let drawn: number;
    do drawn = bits();
    while (drawn >= most);
    return drawn % (bound >>> 0);
  };
  return {
    float: () => uniformFloat64(generator),
    below,
    bits,
    permutation(count) {
      const order = Int32Array.from({ length: count }, (_, i) => i);
      for (let i = count - 1; i > 0; i--) {
        const j = below(i + 1);
        const kept = order[i]!;
        order[i] = order[j]!;
        order[j] = kept;
      }
      return order;
    },
  };
}
