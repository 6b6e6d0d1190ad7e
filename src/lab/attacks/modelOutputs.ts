/** A model's answers to N queries, as a black-box attacker sees them. */
export interface ModelOutputs {
  /** [N x classes], row after row; each row sums to 1. */
  posteriors: ArrayLike<number>;
  /** [N], true labels, whole numbers from 0 to classes - 1. */
  labels: ArrayLike<number>;
  classes: number;
}

/** A score per example in float64, higher = more likely a member. */
export type ScoreFunction = (outputs: ModelOutputs) => Float64Array;

/** Natural logarithm clamped at 1e-30, so that a zero probability costs a finite -69.08. */
export function clampedLog(probability: number): number {
  return Math.log(Math.max(probability, 1e-30));
}

/** Scores each example from its posterior row: `score(at, label)`, `at(i)` being class i's posterior. */
export function scoreRows(
  { posteriors, labels, classes }: ModelOutputs,
  score: (at: (index: number) => number, label: number) => number,
): Float64Array {
  return Float64Array.from({ length: labels.length }, (_, row) =>
    score((index) => posteriors[row * classes + index]!, labels[row]!),
  );
}
