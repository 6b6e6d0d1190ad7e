/** One attack's figures class by class: an average may hide a class whose members are all found. */
import type { AttackName } from '../lab/attacks/catalogue.ts';
import type { EvaluatedAttack } from '../lab/evaluation/evaluatedScores.ts';
import { type SliceRates, sliceRates, slicesBy } from '../lab/evaluation/slices.ts';

export interface ClassSlices {
  readonly attack: AttackName;
  readonly classes: readonly SliceRates[];
  /** Further classes, with fewer examples, that are not listed. */
  readonly leftOut: number;
}

/** More would be a table that nobody reads. Our choice. */
const MOST_CLASSES = 100;

const sizeOf = ({ members, nonMembers }: SliceRates) => members + nonMembers;

export function classSlices(attack: EvaluatedAttack): ClassSlices {
  const all = slicesBy(attack.labels, attack).map(sliceRates);
  const listed = [...all].sort((a, b) => sizeOf(b) - sizeOf(a) || a.group - b.group).slice(0, MOST_CLASSES);
  return {
    attack: attack.name,
    classes: listed.sort((a, b) => a.group - b.group),
    leftOut: all.length - listed.length,
  };
}
