/** Scores of each membership kind in order, made once per attack: what the figures of a million examples are read from. */
import type { RocCurve } from '../evaluation/roc.ts';

export interface RankedScores {
  /** Ascending. */
  readonly members: Float64Array;
  /** Ascending. */
  readonly nonMembers: Float64Array;
}

/** @param scores [N], finite @param members [N], 1 or 0 */
export function rankScores(scores: Float64Array, members: Uint8Array): RankedScores {
  const count = members.reduce((sum, member) => sum + member, 0);
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

/** The curve that rocCurve draws of the same scores: one point per distinct score, equal scores together. */
export function curveOf({ members, nonMembers }: RankedScores): RocCurve {
  const [fpr, tpr, thresholds] = [0, 1, 2].map(
    () => new Float64Array(members.length + nonMembers.length + 1),
  );
  thresholds![0] = Number.POSITIVE_INFINITY;
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
    tpr![points] = (members.length - 1 - inside) / members.length;
    fpr![points] = (nonMembers.length - 1 - outside) / nonMembers.length;
    thresholds![points++] = score;
  }
  return {
    fpr: fpr!.subarray(0, points),
    tpr: tpr!.subarray(0, points),
    thresholds: thresholds!.subarray(0, points),
    members: members.length,
    nonMembers: nonMembers.length,
  };
}
