import { randomStream } from '../random.ts';
import type { DenseRanks } from './ranks.ts';

/** Positions drawn with replacement, as many per membership kind as the evaluation set has. */
export interface Draws {
  members: Int32Array;
  nonMembers: Int32Array;
}

function positionsOf(members: ArrayLike<number>, kind: 0 | 1): number[] {
  return Array.from({ length: members.length }, (_, i) => i).filter((i) => members[i] === kind);
}

/** The evaluation set itself, as if every example had been drawn once. */
export function everyExample(members: ArrayLike<number>): Draws {
  return {
    members: Int32Array.from(positionsOf(members, 1)),
    nonMembers: Int32Array.from(positionsOf(members, 0)),
  };
}

/** A seeded source of stratified resamples; each call overwrites and returns the same two arrays. */
export function stratifiedResampler(members: ArrayLike<number>, seed: number): () => Draws {
  const strata = everyExample(members);
  const draws = {
    members: new Int32Array(strata.members.length),
    nonMembers: new Int32Array(strata.nonMembers.length),
  };
  const random = randomStream(seed, 'bootstrap');
  const refill = (target: Int32Array, stratum: Int32Array) => {
    for (let i = 0; i < target.length; i++) target[i] = stratum[random.below(stratum.length)]!;
  };
  return () => {
    refill(draws.members, strata.members);
    refill(draws.nonMembers, strata.nonMembers);
    return draws;
  };
}

/** AUC of the drawn examples in O(N) from ranks made once. `tally` is scratch space, one cell per distinct score. */
export function aucOfDraws({ ranks, distinct }: DenseRanks, draws: Draws, tally: Int32Array): number {
  tally.fill(0, 0, distinct);
  for (let i = 0; i < draws.nonMembers.length; i++) tally[ranks[draws.nonMembers[i]!]!]! += 1;
  let below = 0;
  for (let rank = 0; rank < distinct; rank++) {
    const tied = tally[rank]!;
    tally[rank] = 2 * below + tied;
    below += tied;
  }
  let twiceWins = 0;
  for (let i = 0; i < draws.members.length; i++) twiceWins += tally[ranks[draws.members[i]!]!]!;
  return twiceWins / (2 * draws.members.length * draws.nonMembers.length);
}

/** (TPR + TNR) / 2 of decisions (1 = member) on the drawn examples. */
export function balancedAccuracyOfDraws(decisions: Uint8Array, draws: Draws): number {
  let truePositives = 0;
  let falsePositives = 0;
  for (let i = 0; i < draws.members.length; i++) truePositives += decisions[draws.members[i]!]!;
  for (let i = 0; i < draws.nonMembers.length; i++) falsePositives += decisions[draws.nonMembers[i]!]!;
  return (truePositives / draws.members.length + 1 - falsePositives / draws.nonMembers.length) / 2;
}
