import { randomStream } from '../../random.ts';
import type { ShadowExamples } from '../attackInputs.ts';

export const CLASSES = 4;

/** A model that is surer of its members, the more so the larger `gap`; half of the examples are members. */
export function plantedAnswers(
  purpose: string,
  count = 400,
  gap = 2,
): ShadowExamples & { members: number[] } {
  const random = randomStream(23, purpose);
  const members = Array.from({ length: count }, (_, i) => i % 2);
  const labels = members.map(() => random.below(CLASSES));
  const posteriors = labels.flatMap((label, i) => {
    const powers = Array.from({ length: CLASSES }, (_, c) =>
      Math.exp(2 * random.float() + (c === label ? 1 + gap * members[i]! : 0)),
    );
    const sum = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => power / sum);
  });
  return { kind: 'posteriors', values: posteriors, labels, members, classes: CLASSES };
}

/** The same examples in another order. */
export function reordered(
  { kind, values, labels, members }: ShadowExamples,
  positions: number[],
): ShadowExamples {
  return {
    kind,
    values: positions.flatMap((p) => Array.from({ length: CLASSES }, (_, c) => values[p * CLASSES + c]!)),
    labels: positions.map((p) => labels[p]!),
    members: positions.map((p) => members[p]!),
    classes: CLASSES,
  };
}

/** Bounds of a share, and of an AUC, that is 1/2 in truth: 3.3 standard errors (binomial; Hanley & McNeil 1982). */
export function chanceBounds(count: number): { share: number; auc: number } {
  return { share: (3.3 * 0.5) / Math.sqrt(count), auc: 3.3 * Math.sqrt((count + 1) / (3 * count * count)) };
}
