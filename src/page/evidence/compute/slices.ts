/** How an attack fares on parts of the examples: on each class, and where the target is right or wrong. */
import type { AttackScores } from '../../../lab/attacks/allScores.ts';
import { balancedAccuracy } from '../../../lab/evaluation/balancedAccuracy.ts';
import { bootstrapAuc } from '../../../lab/evaluation/bootstrap.ts';
import type { Interval } from '../../../lab/evaluation/interval.ts';
import { SLICE_MINIMUM } from '../../../lab/evaluation/slices.ts';
import type { RunDetail } from '../../../runtime/protocol.ts';

export interface SliceFigures {
  /** The label, or 1 for examples that the target classifies correctly and 0 for the others. */
  readonly group: number;
  readonly members: number;
  readonly nonMembers: number;
  /** null: too few of either kind. */
  readonly auc: Interval | null;
  readonly balancedAccuracy: Interval | null;
}

/** Rounds the ends of an interval to a fraction of a point, many times over for as many slices. */
const RESAMPLES = 400;

const chosen = <T extends Float64Array | Uint8Array>(values: T, positions: readonly number[]): number[] =>
  positions.map((position) => values[position]!);

/**
 * AUC and balanced accuracy within each group [N], with 95 % intervals, in ascending order of group.
 * @param groups [N] whole numbers @param members [N], 1 = member
 */
export function slices(
  { scores, decisions }: Pick<AttackScores, 'scores' | 'decisions'>,
  groups: ArrayLike<number>,
  members: Uint8Array,
  seed: number,
): SliceFigures[] {
  const positions = new Map<number, number[]>();
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const known = positions.get(group);
    if (known) known.push(i);
    else positions.set(group, [i]);
  }
  const ascending = [...positions].sort(([a], [b]) => a - b);
  return ascending.map(([group, inside]) => {
    const own = chosen(members, inside);
    const count = own.reduce((sum, member) => sum + member, 0);
    const counts = { group, members: count, nonMembers: own.length - count };
    if (Math.min(counts.members, counts.nonMembers) < SLICE_MINIMUM)
      return { ...counts, auc: null, balancedAccuracy: null };
    const options = { seed, resamples: RESAMPLES };
    const { value, low, high } = balancedAccuracy(chosen(decisions, inside), own, options);
    return {
      ...counts,
      auc: bootstrapAuc(chosen(scores, inside), own, options),
      balancedAccuracy: { value, low, high },
    };
  });
}

/** [evaluated] the label of each example. */
export function labelGroups({ evaluated }: RunDetail, labels: ArrayLike<number>): Int32Array {
  return evaluated.map((index) => labels[index]!);
}

/** [evaluated] 1 where the target's most probable class is the example's label; of equally probable ones, the first. */
export function correctnessGroups(
  { evaluated, posteriors }: RunDetail,
  labels: ArrayLike<number>,
  classes: number,
): Int32Array {
  return evaluated.map((index) => {
    const row = posteriors.subarray(index * classes, (index + 1) * classes);
    let best = 0;
    for (let c = 1; c < classes; c++) if (row[c]! > row[best]!) best = c;
    return best === labels[index] ? 1 : 0;
  });
}
