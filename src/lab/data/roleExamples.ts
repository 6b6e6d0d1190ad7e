/** The 2n examples that a model is asked about: its members, then as many that it never saw. */
import { labelsAt } from './dataset.ts';
import type { ModelRole } from './modelRole.ts';
import type { Split } from './split.ts';

/** [2n] dataset indices. */
export function examplesOf({ sets }: Split, role: ModelRole): Int32Array {
  return role === 'target'
    ? Int32Array.of(...sets.targetMembers, ...sets.targetNonMembers)
    : Int32Array.of(...sets.shadowMembers, ...sets.shadowNonMembers);
}

/** [2n] 1 = the model of this role was trained on the example; in the order of `examplesOf`. */
export function membersOf({ sets }: Split, role: ModelRole): Uint8Array {
  const [members, nonMembers] =
    role === 'target'
      ? [sets.targetMembers, sets.targetNonMembers]
      : [sets.shadowMembers, sets.shadowNonMembers];
  return new Uint8Array(members.length + nonMembers.length).fill(1, 0, members.length);
}

/** Labels of examples, after label noise. */
export function labelsOf(split: Split, indices: Int32Array): Uint8Array {
  return labelsAt(split.labels, indices);
}
