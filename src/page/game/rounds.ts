/** Which examples a game is about, and how well somebody did on them. */
import { type BalancedAccuracy, balancedAccuracy } from '../../lab/evaluation/balancedAccuracy.ts';
import type { DecidedAttack } from '../../lab/evaluation/evaluatedScores.ts';
import { randomStream } from '../../lab/random.ts';

/** Of each kind. */
export const EACH = 10;

/**
 * As many members as non-members among the evaluated examples, in a seeded order.
 * @param game the first game of a run, the second, …: each draws others
 * @returns positions among the evaluated examples; null where there are too few of either
 */
export function drawRounds(members: ArrayLike<number>, seed: number, game: number): Int32Array | null {
  const stream = randomStream(seed, `game ${game}`);
  const order = stream.permutation(members.length);
  const of = (kind: number) => order.filter((position) => members[position] === kind).subarray(0, EACH);
  const drawn = [...of(1), ...of(0)];
  if (drawn.length < 2 * EACH) return null;
  return stream.permutation(drawn.length).map((i) => drawn[i]!);
}

export interface Outcome extends BalancedAccuracy {
  readonly right: number;
}

/** @param decisions by round, 1 = called a member @param members by round */
export function outcomeOf(decisions: readonly number[], members: readonly number[]): Outcome {
  const right = decisions.filter((decision, i) => decision === members[i]).length;
  return { ...balancedAccuracy(decisions, members), right };
}

/** What an attack decided on the same examples; null for one that decides nothing. */
export function attackOn(
  attack: Pick<DecidedAttack, 'decisions' | 'members'>,
  rounds: Int32Array,
): Outcome | null {
  const { decisions, members } = attack;
  if (!decisions) return null;
  return outcomeOf(
    Array.from(rounds, (position) => decisions[position]!),
    Array.from(rounds, (position) => members[position]!),
  );
}
