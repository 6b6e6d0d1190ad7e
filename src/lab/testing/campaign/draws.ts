/** Draws of one case of a campaign, out of its own stream: the same seed and number make the same case. */
import { type RandomStream, randomStream } from '../../random.ts';

export interface Draws extends RandomStream {
  /** A whole number from `low` to `high`, both among them. */
  between(low: number, high: number): number;
  /** Whether something of that probability happens. */
  chance(probability: number): boolean;
  one<T>(of: readonly T[]): T;
  bytes(length: number): Uint8Array<ArrayBuffer>;
}

export function drawsOf(seed: number, purpose: string): Draws {
  const stream = randomStream(seed, purpose);
  return {
    ...stream,
    between: (low, high) => low + stream.below(high - low + 1),
    chance: (probability) => stream.float() < probability,
    one: (of) => of[stream.below(of.length)]!,
    bytes: (length) => Uint8Array.from({ length }, () => stream.below(256)),
  };
}
