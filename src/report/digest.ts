/** What is drawn of attacks' scores, in a few kilobytes whatever the number of examples. */

import type { AttackName } from '../lab/attacks/catalogue.ts';
import { curveOf, rankScores } from '../lab/audit/rankedScores.ts';
import { scoreHistogram } from '../lab/evaluation/histogram.ts';
import type { Slices } from './slices.ts';
import { type ThinCurve, thinCurve } from './thinCurve.ts';

export interface PlottedAttack {
  readonly name: AttackName;
  /** [judged], higher = more likely a member */
  readonly scores: Float64Array;
  /** [judged], 1 = called a member; null without a threshold */
  readonly decisions: Uint8Array | null;
}

export interface Plot {
  readonly name: AttackName;
  readonly curve: ThinCurve;
  /** 1 / (judged non-members): below it no false-positive rate can be measured. */
  readonly floor: number;
  readonly histogram: {
    readonly edges: readonly number[];
    readonly members: readonly number[];
    readonly nonMembers: readonly number[];
  };
}

export interface Digest {
  readonly plots: readonly Plot[];
  /** Null where the classes are not known. */
  readonly slices: Slices | null;
}

/** @param members [judged] of the examples that the attack is judged on, 1 or 0 */
export function plotOf({ name, scores }: PlottedAttack, members: Uint8Array): Plot {
  const curve = curveOf(rankScores(scores, members));
  const { edges, ...counts } = scoreHistogram(scores, members);
  return {
    name,
    curve: thinCurve(curve),
    floor: 1 / curve.nonMembers,
    histogram: {
      edges: Array.from(edges),
      members: Array.from(counts.members),
      nonMembers: Array.from(counts.nonMembers),
    },
  };
}
