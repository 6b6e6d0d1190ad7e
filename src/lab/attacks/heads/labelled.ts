/** The few examples whose membership the attacker knows, and those left to judge it by. */
import type { ModelRole } from '../../data/modelRole.ts';
import { positionsOf } from '../../evaluation/positions.ts';
import type { RandomStream } from '../../random.ts';

export interface Labelled {
  readonly source: ModelRole;
  /** Positions within the source's 2n examples, ascending. */
  readonly known: Int32Array;
  readonly members: number;
  readonly nonMembers: number;
  /** Positions within the target's 2n examples that are judged: never a labelled one. */
  readonly evaluated: Int32Array;
}

/** Our choice: at least 4 labels of each kind, and a tenth of each kind always stays unlabelled to judge by. */
const FEWEST = 4;
const KEPT_SHARE = 0.1;

/** How many of n examples a label fraction stands for. */
export function labelledCount(n: number, fraction: number): number {
  return Math.min(Math.max(FEWEST, Math.floor(n * fraction)), n - Math.ceil(n * KEPT_SHARE));
}

export type LabelFraction = Readonly<Record<'members' | 'nonMembers', number>>;

/**
 * The labelled positions, ascending: a fraction of the members and of the non-members.
 * @param members [N], 1 = member
 */
export function chooseKnown(
  members: Uint8Array,
  fraction: LabelFraction,
  random: RandomStream,
): Pick<Labelled, 'known' | 'members' | 'nonMembers'> {
  const [inside, outside] = ([1, 0] as const).map((kind) => {
    const positions = positionsOf(members, kind);
    const order = random.permutation(positions.length);
    const count = labelledCount(positions.length, kind === 1 ? fraction.members : fraction.nonMembers);
    return Array.from(order.subarray(0, count), (i) => positions[i]!);
  });
  const known = Int32Array.from([...inside!, ...outside!]).sort();
  return { known, members: inside!.length, nonMembers: outside!.length };
}

/** Positions of N examples that are not among the known ones, ascending. */
export function unknownOf(count: number, known: Iterable<number>): Int32Array {
  const hidden = new Set(known);
  return Int32Array.from({ length: count }, (_, i) => i).filter((i) => !hidden.has(i));
}

/** @param members [2n] of the source's examples, 1 = member; the target has as many */
export function chooseLabelled(
  members: Uint8Array,
  fraction: LabelFraction,
  source: ModelRole,
  random: RandomStream,
): Labelled {
  const chosen = chooseKnown(members, fraction, random);
  return { source, ...chosen, evaluated: unknownOf(members.length, source === 'target' ? chosen.known : []) };
}
