const SIDES = 999;

/** Another small seed, by the dice. */
export function newSeed(seed: number): number {
  const [thrown = 0] = crypto.getRandomValues(new Uint32Array(1));
  const next = 1 + (thrown % SIDES);
  return next === seed ? next + 1 : next;
}
