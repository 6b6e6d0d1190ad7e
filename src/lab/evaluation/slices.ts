/** Parts of the evaluated examples, each judged as if its examples were all there are. */
import { aucInterval } from './aucInterval.ts';
import { balancedAccuracy } from './balancedAccuracy.ts';
import { clopperPearson } from './clopperPearson.ts';
import { LengthMismatchError } from './errors.ts';
import { type EvaluatedScores, evaluatedAt } from './evaluatedScores.ts';
import type { Interval } from './interval.ts';

export interface Slice {
  /** A label, or whatever else the groups are numbered by. */
  readonly group: number;
  readonly members: number;
  readonly nonMembers: number;
  readonly examples: EvaluatedScores;
}

/**
 * The examples of each group, in ascending order of group.
 * @param groups [N] whole numbers @throws LengthMismatchError for groups of another length
 */
export function slicesBy(groups: ArrayLike<number>, evaluated: EvaluatedScores): Slice[] {
  if (groups.length !== evaluated.members.length) {
    throw new LengthMismatchError('groups', groups.length, evaluated.members.length);
  }
  const positions = new Map<number, number[]>();
  for (let i = 0; i < groups.length; i++) {
    const known = positions.get(groups[i]!);
    if (known) known.push(i);
    else positions.set(groups[i]!, [i]);
  }
  return [...positions]
    .sort(([a], [b]) => a - b)
    .map(([group, inside]) => {
      const examples = evaluatedAt(evaluated, inside);
      const members = examples.members.reduce((sum, member) => sum + member, 0);
      return { group, members, nonMembers: inside.length - members, examples };
    });
}

interface SliceCounts extends Pick<Slice, 'group' | 'members' | 'nonMembers'> {
  /** Null where too few of either kind are there to tell. */
  readonly auc: Interval | null;
}

export interface SliceFigures extends SliceCounts {
  readonly balancedAccuracy: Interval | null;
}

/** Fewest members, and fewest non-members, that are judged by themselves. Our choice. */
export const SLICE_MINIMUM = 5;

/** AUC and balanced accuracy with 95 % intervals. */
export function sliceFigures({ examples, ...counts }: Slice): SliceFigures {
  const { scores, decisions, members } = examples;
  if (Math.min(counts.members, counts.nonMembers) < SLICE_MINIMUM)
    return { ...counts, auc: null, balancedAccuracy: null };
  const accuracy = decisions && balancedAccuracy(decisions, members);
  return {
    ...counts,
    auc: aucInterval(scores, members),
    balancedAccuracy: accuracy && { value: accuracy.value, low: accuracy.low, high: accuracy.high },
  };
}

export interface SliceRates extends SliceCounts {
  /** Share of the members that are called members; null without decisions or members. */
  readonly tpr: Interval | null;
  /** Share of the non-members that are called members. */
  readonly fpr: Interval | null;
}

/** AUC and both rates with 95 % intervals, of slices of any size. */
export function sliceRates({ examples, ...counts }: Slice): SliceRates {
  const { scores, decisions, members } = examples;
  const rateOf = (kind: 0 | 1, count: number) => {
    if (!decisions || count === 0) return null;
    const called = decisions.reduce((sum, one, i) => sum + (members[i] === kind ? one : 0), 0);
    return clopperPearson(called, count);
  };
  return {
    ...counts,
    auc: counts.members > 0 && counts.nonMembers > 0 ? aucInterval(scores, members) : null,
    tpr: rateOf(1, counts.members),
    fpr: rateOf(0, counts.nonMembers),
  };
}

/** [N] 1 where the most probable class is the label; of equally probable ones, the first. @param posteriors [N, classes] */
export function correctlyClassified(
  posteriors: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): Uint8Array {
  return Uint8Array.from(labels, (label, i) => {
    let best = 0;
    for (let c = 1; c < classes; c++) {
      if (posteriors[i * classes + c]! > posteriors[i * classes + best]!) best = c;
    }
    return best === label ? 1 : 0;
  });
}
