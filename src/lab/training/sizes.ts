/** How much is asked of a classifier at once, and how closely its training is followed: what the estimate counts with. */

/** Examples per forward pass: what a laptop's cache holds of a layer, and enough to fill a GPU. */
export const QUERY_BATCH = 250;

/** Examples of each side whose accuracy is followed during training, at most. */
export const FOLLOWED = 250;

/** Epochs between two measurements of it: there are at most sixteen. */
export function epochsBetween(epochs: number): number {
  return Math.ceil(epochs / 16);
}
