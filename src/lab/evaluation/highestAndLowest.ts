/** The examples that an attack is surest about, with the truth. */

import { ascendingOrder } from './ascendingOrder.ts';
import { checkScores } from './checks.ts';

export interface ScoredExample {
  /** Position among the evaluated examples. */
  readonly position: number;
  readonly score: number;
  /** 1 = member */
  readonly member: number;
}

export interface HighestAndLowest {
  /** Highest scores first. */
  readonly most: readonly ScoredExample[];
  /** Lowest scores first. */
  readonly least: readonly ScoredExample[];
}

export type ExampleKind = 'all' | 'members' | 'non-members';

/**
 * The `count` examples of highest and of lowest score [N], of all or of one membership kind; of equal scores, the earlier
 * example first. Of fewer than 2 `count` examples, some stand in both lists.
 * @throws EvaluationError as rocCurve.
 */
export function highestAndLowest(
  scores: ArrayLike<number>,
  members: ArrayLike<number>,
  count: number,
  kind: ExampleKind = 'all',
): HighestAndLowest {
  checkScores(scores, members);
  const wanted = (position: number) => kind === 'all' || (members[position] === 1) === (kind === 'members');
  const ascending = [...ascendingOrder(scores)].filter(wanted);
  const descending = ascending.slice().sort((a, b) => scores[b]! - scores[a]! || a - b);
  const taken = (order: readonly number[]) =>
    order
      .slice(0, count)
      .map((position) => ({ position, score: scores[position]!, member: members[position]! }));
  return { most: taken(descending), least: taken(ascending) };
}
