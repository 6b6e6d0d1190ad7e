import { randomStream } from '../../lab/random.ts';

/** Another small seed, by the dice. */
export function newSeed(seed: number): number {
  const next = 1 + randomStream(seed, `dice/${performance.now()}`).below(999);
  return next === seed ? next + 1 : next;
}
