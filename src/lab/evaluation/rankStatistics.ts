import { ascendingOrder } from './ascendingOrder.ts';

/** How often each example of an evaluation set was drawn: [N] times, and how many draws of each membership kind. */
export interface Resample {
  times: Int32Array;
  members: number;
  nonMembers: number;
}

/** Two orders of the examples from lowest to highest score, each entry position * 2 + (1 for a member). */
export interface RankStatistics {
  /** Of equal scores, members come first. */
  membersFirst: Int32Array;
  /** Of equal scores, non-members come first; the same array where no member ties with a non-member. */
  nonMembersFirst: Int32Array;
}

/** Made once per attack from scores [N] and members [N] (1 or 0), so that every resample takes O(N). */
export function rankStatistics(scores: ArrayLike<number>, members: ArrayLike<number>): RankStatistics {
  const order = ascendingOrder(scores);
  const nonMembersFirst = Int32Array.from(order, (position) => 2 * position + members[position]!);
  const membersFirst = nonMembersFirst.slice();
  let mixed = false;
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) to++;
    if (to - from < 2) continue;
    const kinds = new Set(nonMembersFirst.subarray(from, to).map((entry) => entry & 1));
    if (kinds.size < 2) continue;
    mixed = true;
    nonMembersFirst.subarray(from, to).sort((a, b) => (a & 1) - (b & 1));
    membersFirst.subarray(from, to).sort((a, b) => (b & 1) - (a & 1));
  }
  return { nonMembersFirst, membersFirst: mixed ? membersFirst : nonMembersFirst };
}

/** Pairs of a drawn member and a drawn non-member that precedes it. */
function pairsInOrder(order: Int32Array, times: Int32Array): number {
  let below = 0;
  let pairs = 0;
  // Without branches: whether the next example is a member cannot be foretold.
  for (let i = 0; i < order.length; i++) {
    const entry = order[i]!;
    const drawn = times[entry >> 1]!;
    const asMember = drawn & -(entry & 1);
    pairs += Math.imul(asMember, below);
    below += drawn - asMember;
  }
  return pairs;
}

/** AUC of the drawn examples: P(member > non-member) + P(tie) / 2. */
export function aucOf({ nonMembersFirst, membersFirst }: RankStatistics, resample: Resample): number {
  const { times, members, nonMembers } = resample;
  const pairs = pairsInOrder(nonMembersFirst, times);
  const strict = membersFirst === nonMembersFirst ? pairs : pairsInOrder(membersFirst, times);
  return (pairs + strict) / (2 * members * nonMembers);
}

/** Positions called members, by what they are. */
export interface Called {
  members: Int32Array;
  nonMembers: Int32Array;
}

/** @param decisions [N] 1 = called a member @param members [N] 1 = member */
export function calledMembers(decisions: ArrayLike<number>, members: ArrayLike<number>): Called {
  const of = (kind: number) =>
    Int32Array.from(
      Array.from(members, (_, i) => i).filter((i) => decisions[i] === 1 && members[i] === kind),
    );
  return { members: of(1), nonMembers: of(0) };
}

function drawnOf(positions: Int32Array, times: Int32Array): number {
  let drawn = 0;
  for (let i = 0; i < positions.length; i++) drawn += times[positions[i]!]!;
  return drawn;
}

/** (TPR + TNR) / 2 of decisions on the drawn examples. */
export function balancedAccuracyOf(called: Called, { times, members, nonMembers }: Resample): number {
  const tpr = drawnOf(called.members, times) / members;
  return (tpr + 1 - drawnOf(called.nonMembers, times) / nonMembers) / 2;
}
