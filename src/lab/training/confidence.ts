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
}

/**
 * Examples by the probability given to their true label; one of probability 1 is in the last bin, and one without a probability
 * in none.
 *
 * @param logits [count, classes]
 * @param labels [count]
 * @returns [CONFIDENCE_BINS]
 */
export function confidenceCounts(
  logits: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): number[] {
  const counts = new Array<number>(CONFIDENCE_BINS).fill(0);
  for (let i = 0; i < labels.length; i++) {
    const own = logits[i * classes + labels[i]!]!;
    let others = 0;
    for (let c = 0; c < classes; c++) others += Math.exp(logits[i * classes + c]! - own);
    const bin = Math.min(CONFIDENCE_BINS - 1, Math.floor(CONFIDENCE_BINS / others));
    if (bin >= 0) counts[bin]!++;
  }
  return counts;
}
