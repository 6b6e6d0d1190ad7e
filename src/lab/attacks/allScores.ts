/** Every chosen attack's scores and decisions on the same evaluated examples. */
import type { Split } from '../data/split.ts';
import type { AttackName } from '../experiment.ts';
import type { TrainedClassifier } from '../training/trainClassifier.ts';
import type { FittedHead } from './head.ts';
import { examplesOf, labelsOf } from './headInputs.ts';
import type { ClmiaHeads, ControlHeads } from './heads.ts';
import { posteriors } from './posteriors.ts';
import type { ReferenceOutputs } from './referenceOutputs.ts';
import type { ModelOutputs } from './scores/modelOutputs.ts';
import { runScoreAttack, type ScoreAttackResult } from './scores/runScoreAttack.ts';
import { runShadowAttack } from './scores/runShadowAttack.ts';
import { scoreAttacks } from './scores/scoreAttacks.ts';
import { shadowAttacks } from './scores/shadowAttacks.ts';

export interface AttackScores {
  readonly name: AttackName;
  /** Membership labels the attack was given. */
  readonly labelled: { readonly members: number; readonly nonMembers: number };
  /** [evaluated], higher = more likely a member */
  readonly scores: Float64Array;
  /** [evaluated], 1 = called a member */
  readonly decisions: Uint8Array;
}

export interface AllScores {
  /** Positions within the target's 2n examples. */
  readonly evaluated: Int32Array;
  /** [evaluated], 1 = member */
  readonly members: Uint8Array;
  readonly attacks: readonly AttackScores[];
}

function outputsOf(split: Split, side: 'target' | 'shadow', model: TrainedClassifier): ModelOutputs {
  return {
    posteriors: posteriors(model.logits, model.classes),
    labels: labelsOf(split, examplesOf(split, side)),
    classes: model.classes,
  };
}

/** The attacks that are told of no membership among the target's examples. */
function withoutLabels(
  name: AttackName,
  target: ModelOutputs,
  shadow: ModelOutputs & { readonly members: Uint8Array },
  references: ReferenceOutputs | undefined,
): ScoreAttackResult | undefined {
  const byScore = scoreAttacks.find((known) => known.name === name);
  if (byScore) return runScoreAttack(byScore, target, shadow);
  const byReferences = shadowAttacks.find((known) => known.name === name);
  if (!byReferences || !references) return undefined;
  return runShadowAttack(byReferences, { target, ...references.outputs }, references.options);
}

export function allScores(
  chosen: readonly AttackName[],
  split: Split,
  models: Readonly<Record<'target' | 'shadow', TrainedClassifier>>,
  {
    heads,
    referenceOutputs,
  }: {
    readonly heads: ClmiaHeads & ControlHeads & { readonly blind: FittedHead | null };
    readonly referenceOutputs: ReferenceOutputs | undefined;
  },
): AllScores {
  const n = split.sets.targetMembers.length;
  const { evaluated, members, nonMembers } = heads.labelled;
  const byHead: Partial<Record<AttackName, FittedHead | null>> = {
    clmia: heads.clmia,
    'random-encoder': heads.randomEncoder,
    supervised: heads.supervised,
    'fine-tuned': heads.fineTuned,
    blind: heads.blind,
  };
  const target = outputsOf(split, 'target', models.target);
  const shadow = {
    ...outputsOf(split, 'shadow', models.shadow),
    members: Uint8Array.from({ length: 2 * n }, (_, i) => (i < n ? 1 : 0)),
  };
  const attacks = chosen.flatMap((name): AttackScores[] => {
    const head = byHead[name];
    if (head) {
      const scores = Float64Array.from(evaluated, (i) => head.probabilities[i]!);
      const decisions = Uint8Array.from(scores, (score) => (score > 0.5 ? 1 : 0));
      return [{ name, labelled: { members, nonMembers }, scores, decisions }];
    }
    const result = withoutLabels(name, target, shadow, referenceOutputs);
    if (!result) return [];
    return [
      {
        name,
        labelled: { members: 0, nonMembers: 0 },
        scores: Float64Array.from(evaluated, (i) => result.scores[i]!),
        decisions: Uint8Array.from(evaluated, (i) => result.decisions[i]!),
      },
    ];
  });
  return { evaluated, members: Uint8Array.from(evaluated, (i) => (i < n ? 1 : 0)), attacks };
}
