import type { AttackName } from '../../../lab/attacks/catalogue.ts';
import type { EvaluatedAttack } from '../../../lab/evaluation/evaluatedScores.ts';
import { overlapAt, type PairOverlap } from '../../../lab/evaluation/overlap.ts';
import { isResolved } from '../../../lab/evaluation/roc.ts';

export interface FoundByAttack {
  readonly name: AttackName;
  /** How many members are found. */
  readonly found: number;
  /** Which: positions among the N examples, ascending. */
  readonly positions: readonly number[];
  readonly tpr: number;
  /** Non-members called members at the same threshold: what the rate rests on. */
  readonly falsePositives: number;
  /** The false-positive rate that is reached, at most the allowed one. */
  readonly reachedFpr: number;
}

export interface FoundMembers {
  readonly members: number;
  readonly nonMembers: number;
  /** Whether the rate is at least one non-member: below it nothing can be measured. */
  readonly supported: boolean;
  /** Most found first. */
  readonly attacks: readonly FoundByAttack[];
  /** Every pair once. */
  readonly pairs: readonly PairOverlap[];
}

/**
 * What each attack finds at a false-positive rate, and what they find in common.
 * @param attacks judged on the same examples
 * @throws EvaluationError as overlapAt
 */
export function foundMembers(attacks: readonly EvaluatedAttack[], fpr: number): FoundMembers {
  const members = attacks[0]?.members ?? new Uint8Array();
  const inside = members.reduce((sum, member) => sum + member, 0);
  const nonMembers = members.length - inside;
  const overlap = overlapAt(attacks, members, fpr);
  const rows = overlap.attacks.map(({ falsePositives, reachedFpr, found }, i) => {
    const positions = Array.from(found.keys()).filter((position) => found[position] === 1);
    const count = positions.length;
    const { name } = attacks[i]!;
    return { name, found: count, positions, tpr: count / inside, falsePositives, reachedFpr };
  });
  return {
    members: inside,
    nonMembers,
    supported: isResolved(fpr, nonMembers),
    attacks: rows.sort((a, b) => b.found - a.found || a.falsePositives - b.falsePositives),
    pairs: overlap.pairs,
  };
}

/** The pair seen from its first attack, in whichever order it was counted. */
export function pairOf(
  pairs: readonly PairOverlap[],
  first: AttackName,
  second: AttackName,
): PairOverlap | undefined {
  for (const pair of pairs) {
    if (pair.first === first && pair.second === second) return pair;
    if (pair.first !== second || pair.second !== first) continue;
    return { ...pair, first, second, onlyFirst: pair.onlySecond, onlySecond: pair.onlyFirst };
  }
  return undefined;
}
