/** One attack's figures class by class: an average may hide a class whose members are all found. */

import type { AttackName } from '../lab/attacks/catalogue.ts';
import { delongAuc } from '../lab/audit/delong.ts';
import { rankScores } from '../lab/audit/rankedScores.ts';
import { clopperPearson } from '../lab/evaluation/clopperPearson.ts';
import type { Interval } from '../lab/evaluation/interval.ts';
import type { PlottedAttack } from './digest.ts';

export interface ClassSlice {
  readonly label: number;
  readonly members: number;
  readonly nonMembers: number;
  /** With DeLong's interval; null where the class has one membership kind only. */
  readonly auc: Interval | null;
  /** Share of the class's members that are called members, Clopper-Pearson; null without decisions or members. */
  readonly tpr: Interval | null;
  /** Share of its non-members that are called members. */
  readonly fpr: Interval | null;
}

export interface Slices {
  readonly attack: AttackName;
  readonly classes: readonly ClassSlice[];
  /** Further classes, with fewer examples, that are not listed. */
  readonly leftOut: number;
}

/** More would be a table that nobody reads. Our choice. */
const MOST_CLASSES = 100;

/** Positions of each class's examples, in one pass. */
function byClass(labels: ArrayLike<number>): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let i = 0; i < labels.length; i++) {
    const positions = found.get(labels[i]!);
    if (positions) positions.push(i);
    else found.set(labels[i]!, [i]);
  }
  return found;
}

function sliceOf(
  label: number,
  positions: readonly number[],
  { scores, decisions }: PlottedAttack,
  all: Uint8Array,
): ClassSlice {
  const members = Uint8Array.from(positions, (i) => all[i]!);
  const inside = members.reduce((sum, member) => sum + member, 0);
  const outside = members.length - inside;
  const called = (kind: 0 | 1) =>
    positions.reduce((sum, i) => sum + (decisions && all[i] === kind ? decisions[i]! : 0), 0);
  const ranked = rankScores(
    Float64Array.from(positions, (i) => scores[i]!),
    members,
  );
  return {
    label,
    members: inside,
    nonMembers: outside,
    auc: inside > 0 && outside > 0 ? delongAuc(ranked) : null,
    tpr: decisions && inside > 0 ? clopperPearson(called(1), inside) : null,
    fpr: decisions && outside > 0 ? clopperPearson(called(0), outside) : null,
  };
}

/** @param labels [judged] class of each example that the attack is judged on @param members [judged] 1 or 0 */
export function slicesOf(attack: PlottedAttack, labels: ArrayLike<number>, members: Uint8Array): Slices {
  const largest = [...byClass(labels)].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  const listed = largest.slice(0, MOST_CLASSES).sort((a, b) => a[0] - b[0]);
  return {
    attack: attack.name,
    classes: listed.map(([label, positions]) => sliceOf(label, positions, attack, members)),
    leftOut: largest.length - listed.length,
  };
}
