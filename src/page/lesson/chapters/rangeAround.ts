/** In how many parts 1 is marked. */
const PARTS = 20;

/** The axis that holds all of these shares, from one mark to another. */
export const rangeAround = (shares: readonly number[]): readonly [number, number] => [
  Math.floor(Math.min(...shares) * PARTS) / PARTS,
  Math.ceil(Math.max(...shares) * PARTS) / PARTS,
];
