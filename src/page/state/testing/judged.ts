import type { AttackScores } from '../../../lab/attacks/allScores.ts';
import type { AttackName } from '../../../lab/attacks/catalogue.ts';
import type { RunDetail } from '../../../runtime/protocol.ts';

/** An attack with these scores, which calls members whom it scores above 0. */
export const attackOf = (name: AttackName, scores: readonly number[]): AttackScores => ({
  name,
  labelled: { members: 0, nonMembers: 0 },
  scores: Float64Array.from(scores),
  decisions: Uint8Array.from(scores, (score) => (score > 0 ? 1 : 0)),
});

/** A run whose `count` examples are all judged, the first half of them members. */
export const detailOf = (count: number, ...attacks: readonly AttackScores[]): RunDetail => ({
  series: {},
  embedding: { x: new Float32Array(count), y: new Float32Array(count) },
  posteriors: new Float32Array(),
  evaluated: Int32Array.from({ length: count }, (_, i) => i),
  labelled: new Int32Array(),
  attacks,
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
