import type { AttackName } from '../../../lab/attacks/catalogue.ts';
import type { DecidedAttack } from '../../../lab/evaluation/evaluatedScores.ts';

/** An attack with these scores, which calls members whom it scores above 0. The first half are members. */
export const decidedAttack = (
  name: AttackName,
  scores: readonly number[],
  examples: Partial<Pick<DecidedAttack, 'members' | 'labels' | 'ids'>> = {},
): DecidedAttack => ({
  name,
  labelled: { members: 0, nonMembers: 0 },
  scores: Float64Array.from(scores),
  decisions: Uint8Array.from(scores, (score) => (score > 0 ? 1 : 0)),
  members: Uint8Array.from(scores, (_, i) => (i < scores.length / 2 ? 1 : 0)),
  labels: new Uint8Array(scores.length),
  ids: Int32Array.from(scores, (_, i) => i),
  ...examples,
});

/** P(member > non-member) + P(tie) / 2, by going through all pairs. */
export function aucByPairs(scores: ArrayLike<number>, members: ArrayLike<number>): number {
  let [wins, pairs] = [0, 0];
  for (let i = 0; i < members.length; i++)
    for (let j = 0; j < members.length; j++) {
      if (members[i] !== 1 || members[j] !== 0) continue;
      pairs += 1;
      wins += scores[i]! > scores[j]! ? 1 : scores[i] === scores[j] ? 0.5 : 0;
    }
  return wins / pairs;
}
