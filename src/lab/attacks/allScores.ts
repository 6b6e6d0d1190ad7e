/** Every chosen attack's scores and decisions on the same evaluated examples. */
import type { Split } from '../data/split.ts';
import type { AttackName } from '../experiment.ts';
import type { StageContext } from '../stage.ts';
import type { TrainedClassifier } from '../training/trainClassifier.ts';
import type { FittedHead } from './head.ts';
import { examplesOf, labelsOf } from './headInputs.ts';
import type { ClmiaHeads, ControlHeads } from './heads.ts';
import { posteriors } from './posteriors.ts';
import type { ModelOutputs } from './scores/modelOutputs.ts';
import { type FurtherAnswers, unlabelledAttack } from './unlabelledAttack.ts';

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

interface Answers extends FurtherAnswers {
  readonly heads: ClmiaHeads & ControlHeads & { readonly blind: FittedHead | null };
}

export async function allScores(
  chosen: readonly AttackName[],
  split: Split,
  models: Readonly<Record<'target' | 'shadow', TrainedClassifier>>,
  answers: Answers,
  context: StageContext,
): Promise<AllScores> {
  const { heads } = answers;
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
  const attacks: AttackScores[] = [];
  for (const name of chosen) {
    const head = byHead[name];
    if (head) {
      const scores = Float64Array.from(evaluated, (i) => head.probabilities[i]!);
      const decisions = Uint8Array.from(scores, (score) => (score > 0.5 ? 1 : 0));
      attacks.push({ name, labelled: { members, nonMembers }, scores, decisions });
      continue;
    }
    const result = await unlabelledAttack(name, target, shadow, answers, context);
    if (!result) continue;
    attacks.push({
      name,
      labelled: { members: 0, nonMembers: 0 },
      scores: Float64Array.from(evaluated, (i) => result.scores[i]!),
      decisions: Uint8Array.from(evaluated, (i) => result.decisions[i]!),
    });
  }
  return { evaluated, members: Uint8Array.from(evaluated, (i) => (i < n ? 1 : 0)), attacks };
}
