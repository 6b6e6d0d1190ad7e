/** The few examples whose membership the attacker knows, and those left to judge it by. */
import type { ModelRole } from '../../data/modelRole.ts';
import type { RandomStream } from '../../random.ts';

export interface Labelled {
  readonly source: ModelRole;
  /** Positions within the source's 2n examples (members first), ascending. */
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

export function chooseLabelled(
  n: number,
  fraction: { readonly members: number; readonly nonMembers: number },
  source: ModelRole,
  random: RandomStream,
): Labelled {
  const members = labelledCount(n, fraction.members);
  const nonMembers = labelledCount(n, fraction.nonMembers);
  const chosen = random.permutation(n).slice(0, members);
  const chosenOut = random.permutation(n).slice(0, nonMembers);
  const known = Int32Array.of(...chosen, ...chosenOut.map((i) => i + n)).sort();
  const hidden = new Set(source === 'target' ? known : []);
  const evaluated = Int32Array.from({ length: 2 * n }, (_, i) => i).filter((i) => !hidden.has(i));
  return { source, known, members, nonMembers, evaluated };
}
