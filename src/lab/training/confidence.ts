/** How sure a classifier is of the true labels: what it gives its members and others apart while it is trained. */

/** Of equal width over [0, 1]. */
export const CONFIDENCE_BINS = 20;

/** What a classifier gave the true labels after an epoch, of at most FOLLOWED members and as many non-members. */
export interface ConfidenceSnapshot {
  readonly epoch: number;
  /** [CONFIDENCE_BINS] members by the probability given to their true label. */
  readonly members: readonly number[];
  /** [CONFIDENCE_BINS] the same of non-members. */
  readonly nonMembers: readonly number[];
  /** Of those with a probability, what was given on average; 0 where there are none. */
  readonly means: { readonly members: number; readonly nonMembers: number };
}

/** How sure it is of some examples: the probability given to the true label, by bins and on average. */
export interface Confidence {
  /** [CONFIDENCE_BINS] */
  readonly counts: number[];
  readonly mean: number;
}

/**
 * Examples by the probability given to their true label; one of probability 1 is in the last bin, and one without a probability
 * in none.
 *
 * @param logits [count, classes]
 * @param labels [count]
 */
export function confidenceIn(
  logits: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): Confidence {
  let sum = 0;
  let known = 0;
  const counts = new Array<number>(CONFIDENCE_BINS).fill(0);
  for (let i = 0; i < labels.length; i++) {
    const own = logits[i * classes + labels[i]!]!;
    let others = 0;
    for (let c = 0; c < classes; c++) others += Math.exp(logits[i * classes + c]! - own);
    const bin = Math.min(CONFIDENCE_BINS - 1, Math.floor(CONFIDENCE_BINS / others));
    if (!(bin >= 0)) continue;
    counts[bin]!++;
    sum += 1 / others;
    known++;
  }
  return { counts, mean: known > 0 ? sum / known : 0 };
}
