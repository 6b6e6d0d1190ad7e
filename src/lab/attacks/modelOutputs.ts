import type { ModelOutputs } from './attackInputs.ts';

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
