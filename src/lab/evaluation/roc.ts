import { checkScores } from './checks.ts';
import { clopperPearson } from './clopperPearson.ts';
import type { Interval } from './interval.ts';

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
  /** The one that the scores have there, at most the one that is asked. */
  reachedFpr: number;
  tpr: number;
  /** 95 %, of so many of the members, at the threshold of the point. */
  tprInterval: Pick<Interval, 'low' | 'high'>;
  /** Non-members behind the point, and how many there are. */
  falsePositives: number;
  nonMembers: number;
  /** Whether there are non-members enough for such a rate: below 1 / nonMembers it is the TPR at 0 false positives. */
  resolved: boolean;
}

/** Scores of each membership kind in order, made once per attack: what the figures of a million examples are read from. */
export interface RankedScores {
  /** Ascending. */
  readonly members: Float64Array;
  /** Ascending. */
  readonly nonMembers: Float64Array;
}

/** @param scores [N], finite @param members [N], 1 or 0 */
export function rankScores(scores: ArrayLike<number>, members: ArrayLike<number>): RankedScores {
  let count = 0;
  for (let i = 0; i < members.length; i++) count += members[i]!;
  const ranked = { members: new Float64Array(count), nonMembers: new Float64Array(scores.length - count) };
  let inside = 0;
  let outside = 0;
  for (let i = 0; i < scores.length; i++) {
    if (members[i] === 1) ranked.members[inside++] = scores[i]!;
    else ranked.nonMembers[outside++] = scores[i]!;
  }
  ranked.members.sort();
  ranked.nonMembers.sort();
  return ranked;
}

/** The curve of both kinds' scores: one point per distinct score, equal scores together. */
export function curveOfRanked({ members, nonMembers }: RankedScores): RocCurve {
  const most = members.length + nonMembers.length + 1;
  const [fpr, tpr, thresholds] = [new Float64Array(most), new Float64Array(most), new Float64Array(most)];
  thresholds[0] = Number.POSITIVE_INFINITY;
  let inside = members.length - 1;
  let outside = nonMembers.length - 1;
  let points = 1;
  while (inside >= 0 || outside >= 0) {
    const score = Math.max(
      members[inside] ?? Number.NEGATIVE_INFINITY,
      nonMembers[outside] ?? Number.NEGATIVE_INFINITY,
    );
    while (inside >= 0 && members[inside] === score) inside--;
    while (outside >= 0 && nonMembers[outside] === score) outside--;
    tpr[points] = (members.length - 1 - inside) / members.length;
    fpr[points] = (nonMembers.length - 1 - outside) / nonMembers.length;
    thresholds[points++] = score;
  }
  return {
    fpr: fpr.slice(0, points),
    tpr: tpr.slice(0, points),
    thresholds: thresholds.slice(0, points),
    members: members.length,
    nonMembers: nonMembers.length,
  };
}

/**
 * ROC curve of scores [N] (higher = more likely a member) against members [N] (1 or 0); Fawcett 2006, algorithm 1.
 * @throws EvaluationError for no examples, a non-finite score, or a single membership kind.
 */
export function rocCurve(scores: ArrayLike<number>, members: ArrayLike<number>): RocCurve {
  checkScores(scores, members);
  return curveOfRanked(rankScores(scores, members));
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

const ROUNDING = 1e-12;

/** Whether a false-positive rate is at least one of the non-members: a smaller one cannot be measured by them. */
export const isResolved = (fpr: number, nonMembers: number): boolean => fpr * nonMembers >= 1 - ROUNDING;

/**
 * Largest TPR among thresholds with FPR <= the allowed rate (Carlini et al. 2022), with the fewest
 * false positives that reach it. Nothing is interpolated: below 1 / nonMembers the point rests on none.
 */
export function truePositiveRateAt(curve: RocCurve, fpr: number): OperatingPoint {
  const best = positionAt(curve, fpr);
  const { low, high } = clopperPearson(Math.round(curve.tpr[best]! * curve.members), curve.members);
  return {
    fpr,
    reachedFpr: curve.fpr[best]!,
    tpr: curve.tpr[best]!,
    tprInterval: { low, high },
    falsePositives: Math.round(curve.fpr[best]! * curve.nonMembers),
    nonMembers: curve.nonMembers,
    resolved: isResolved(fpr, curve.nonMembers),
  };
}

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
