/** What is drawn of attacks' scores, in a few kilobytes whatever the number of examples. */
import type { AttackName } from '../lab/attacks/catalogue.ts';
import type { EvaluatedAttack } from '../lab/evaluation/evaluatedScores.ts';
import { scoreHistogram } from '../lab/evaluation/histogram.ts';
import { curveOfRanked, rankScores } from '../lab/evaluation/roc.ts';
import { type ClassSlices, classSlices } from './classSlices.ts';
import { type ThinCurve, thinCurve } from './thinCurve.ts';

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
  /** Of one attack, class by class; null where no attack was judged. */
  readonly slices: ClassSlices | null;
}

function plotOf({ name, scores, members }: EvaluatedAttack): Plot {
  const curve = curveOfRanked(rankScores(scores, members));
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

/** The plots of every attack, and one of them class by class. */
export function digestOf(attacks: readonly EvaluatedAttack[], sliced: AttackName | undefined): Digest {
  const attack = attacks.find(({ name }) => name === sliced);
  return { plots: attacks.map(plotOf), slices: attack ? classSlices(attack) : null };
}
