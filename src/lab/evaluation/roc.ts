import { checkScores } from './checks.ts';
import { ascendingOrder } from './ranks.ts';

/**
 * One point per distinct score, from (0, 0) at threshold +Infinity to (1, 1): an example counts as a member
 * when its score >= threshold, so equal scores move together.
 */
export interface RocCurve {
  fpr: Float64Array;
  tpr: Float64Array;
  thresholds: Float64Array;
  members: number;
  nonMembers: number;
}

export interface OperatingPoint {
  /** The allowed false-positive rate, as asked. */
  fpr: number;
  tpr: number;
  /** Non-members behind the point. */
  falsePositives: number;
}

/**
 * ROC curve of scores [N] (higher = more likely a member) against members [N] (1 or 0); Fawcett 2006, algorithm 1.
 * @throws EvaluationError for no examples, a non-finite score, or a single membership kind.
 */
export function rocCurve(scores: ArrayLike<number>, members: ArrayLike<number>): RocCurve {
  const counts = checkScores(scores, members);
  const descending = ascendingOrder(scores).reverse();
  const fpr = [0];
  const tpr = [0];
  const thresholds = [Number.POSITIVE_INFINITY];
  let truePositives = 0;
  let falsePositives = 0;
  descending.forEach((position, i) => {
    if (members[position] === 1) truePositives += 1;
    else falsePositives += 1;
    const next = descending[i + 1];
    if (next !== undefined && scores[next] === scores[position]) return;
    fpr.push(falsePositives / counts.nonMembers);
    tpr.push(truePositives / counts.members);
    thresholds.push(scores[position]!);
  });
  return {
    fpr: Float64Array.from(fpr),
    tpr: Float64Array.from(tpr),
    thresholds: Float64Array.from(thresholds),
    ...counts,
  };
}

/** Area under the curve by trapezoids: P(member > non-member) + P(tie) / 2. */
export function areaUnderRoc({ fpr, tpr }: RocCurve): number {
  let area = 0;
  for (let i = 1; i < fpr.length; i++) area += ((fpr[i]! - fpr[i - 1]!) * (tpr[i]! + tpr[i - 1]!)) / 2;
  return area;
}

/** Position of the curve's largest TPR among thresholds with FPR <= the allowed rate; of equal ones the first. */
export function positionAt(curve: RocCurve, fpr: number): number {
  let best = 0;
  for (let i = 1; i < curve.fpr.length && curve.fpr[i]! <= fpr; i++) {
    if (curve.tpr[i]! > curve.tpr[best]!) best = i;
  }
  return best;
}

/**
 * Largest TPR among thresholds with FPR <= the allowed rate (Carlini et al. 2022), with the fewest
 * false positives that reach it. Nothing is interpolated: below 1 / nonMembers the point rests on none.
 */
export function truePositiveRateAt(curve: RocCurve, fpr: number): OperatingPoint {
  const best = positionAt(curve, fpr);
  return { fpr, tpr: curve.tpr[best]!, falsePositives: Math.round(curve.fpr[best]! * curve.nonMembers) };
}

const ROUNDING = 1e-12;

/** Position of the curve's largest TPR - FPR; of equal ones the highest threshold. */
export function widestGap({ fpr, tpr }: RocCurve): number {
  let best = 0;
  for (let i = 1; i < fpr.length; i++) {
    if (tpr[i]! - fpr[i]! > tpr[best]! - fpr[best]! + ROUNDING) best = i;
  }
  return best;
}

/** Membership advantage: max(TPR - FPR) over thresholds (Yeom et al. 2018, definition 4). */
export function advantage(curve: RocCurve): number {
  const best = widestGap(curve);
  return curve.tpr[best]! - curve.fpr[best]!;
}

/**
 * The oracle: the best (TPR + TNR) / 2 over thresholds chosen on the evaluation labels themselves, and that
 * threshold (member when score >= threshold). An upper bound, never an attack's own figure.
 */
export function bestBalancedAccuracy(curve: RocCurve): { value: number; threshold: number } {
  const best = widestGap(curve);
  return { value: (curve.tpr[best]! + 1 - curve.fpr[best]!) / 2, threshold: curve.thresholds[best]! };
}
