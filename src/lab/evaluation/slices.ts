import { checkBinary, checkScores } from './checks.ts';
import { LengthMismatchError } from './errors.ts';
import { aucOf, balancedAccuracyOf, calledMembers, standingOf } from './rankStatistics.ts';
import { drawnOnce } from './resampling.ts';

export interface Slice {
  /** The label, or 1 for examples the target classifies correctly and 0 for the others. */
  group: number;
  members: number;
  nonMembers: number;
  auc: number;
  balancedAccuracy: number;
}

export interface EvaluatedExamples {
  /** [N], higher = more likely a member. */
  scores: ArrayLike<number>;
  /** [N], 1 = called a member. */
  decisions: ArrayLike<number>;
  /** [N], 1 = member. */
  members: ArrayLike<number>;
}

/** Fewest members, and fewest non-members, that a slice is measured on. Our choice. */
export const SLICE_MINIMUM = 5;

/**
 * AUC and balanced accuracy within each group of examples (groups [N]: true labels, or 1/0 for correctness), in
 * ascending order of group; groups with fewer than `minimum` of either membership kind are left out.
 * @throws EvaluationError as rocCurve, or for lengths that differ.
 */
export function sliceBy(
  groups: ArrayLike<number>,
  { scores, decisions, members }: EvaluatedExamples,
  minimum = SLICE_MINIMUM,
): Slice[] {
  checkScores(scores, members);
  checkBinary('decisions', decisions, members.length);
  if (groups.length !== members.length) {
    throw new LengthMismatchError('groups', groups.length, members.length);
  }
  const standing = standingOf(scores, members);
  const called = calledMembers(decisions, members);
  const values = [...new Set(Array.from(groups))].sort((a, b) => a - b);
  return values.flatMap((group) => {
    const slice = drawnOnce(members, (position) => groups[position] === group);
    if (slice.members < minimum || slice.nonMembers < minimum) return [];
    return [
      {
        group,
        members: slice.members,
        nonMembers: slice.nonMembers,
        auc: aucOf(standing, slice),
        balancedAccuracy: balancedAccuracyOf(called, slice),
      },
    ];
  });
}
