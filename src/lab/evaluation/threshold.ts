import { checkScores } from './checks.ts';
import { LengthMismatchError } from './errors.ts';
import { rocCurve, widestGap } from './roc.ts';

export interface Threshold {
  /** An example is called a member when its score > threshold. */
  threshold: number;
  /** Balanced accuracy on the examples it was fitted on. */
  balancedAccuracy: number;
}

function midpoint(above: number, below: number): number {
  const middle = above / 2 + below / 2;
  return middle < above && middle >= below ? middle : below;
}

/**
 * The threshold of best balanced accuracy on scores [N] whose membership is known (a shadow model's), halfway
 * between two neighbouring distinct scores. Of equally good ones the highest; when nothing beats 50 %, the highest
 * score, above which nothing lies.
 * @throws EvaluationError as rocCurve.
 */
export function fitThreshold(scores: ArrayLike<number>, members: ArrayLike<number>): Threshold {
  const curve = rocCurve(scores, members);
  const best = widestGap(curve);
  const [above, below] = curve.thresholds.subarray(best, best + 2);
  return {
    threshold: best === 0 ? below! : midpoint(above!, below!),
    balancedAccuracy: (1 + curve.tpr[best]! - curve.fpr[best]!) / 2,
  };
}

export interface ClassThresholds {
  /** [classes], the threshold of each true label. */
  thresholds: Float64Array;
  /** The threshold fitted on all classes together. */
  global: number;
  /** Labels that took the global threshold: no member, or no non-member, carried them. */
  fellBack: number[];
}

/** One threshold per true label (Song & Mittal 2021); labels [N] are whole numbers below `classes`. */
export function fitThresholdPerClass(
  scores: ArrayLike<number>,
  members: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): ClassThresholds {
  checkScores(scores, members);
  if (labels.length !== scores.length) throw new LengthMismatchError('labels', labels.length, scores.length);
  const global = fitThreshold(scores, members).threshold;
  const groups = Array.from({ length: classes }, () => ({ scores: [] as number[], members: [] as number[] }));
  for (let i = 0; i < labels.length; i++) {
    const group = groups[labels[i]!];
    group?.scores.push(scores[i]!);
    group?.members.push(members[i]!);
  }
  const fellBack = groups.flatMap((group, label) =>
    group.members.includes(0) && group.members.includes(1) ? [] : [label],
  );
  const thresholds = Float64Array.from(groups, (group, label) =>
    fellBack.includes(label) ? global : fitThreshold(group.scores, group.members).threshold,
  );
  return { thresholds, global, fellBack };
}

/** Decisions [N], 1 = member: score > threshold. */
export function decide(scores: ArrayLike<number>, threshold: number): Uint8Array {
  return Uint8Array.from(scores, (score) => (score > threshold ? 1 : 0));
}

/** Decisions [N] with the threshold of each example's true label. */
export function decidePerClass(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  thresholds: ArrayLike<number>,
): Uint8Array {
  return Uint8Array.from(scores, (score, i) => (score > thresholds[labels[i]!]! ? 1 : 0));
}
