/** The attacks that are told of no membership among the target's examples, by name. */

import type { Split } from '../data/split.ts';
import { decide, fitThreshold } from '../evaluation/threshold.ts';
import type { AttackName } from '../experiment/lists.ts';
import type { StageContext } from '../stages/stageContext.ts';
import type { TrainedClassifier } from '../training/trainClassifier.ts';
import type { PredictedCopies } from './augmentedQueries/augmentedQueries.ts';
import { blindMi } from './blindMi/blindMi.ts';
import type { GeneratedAnswers } from './generatedNonMembers/queryGenerated.ts';
import { examplesOf, labelsOf } from './heads/headInputs.ts';
import { labelOnlyScores } from './labelOnly/labelOnly.ts';
import {
  classifierAttacks,
  runClassifierAttack,
  type ShadowExamples,
} from './learnedAttacks/learnedAttacks.ts';
import type { ModelOutputs } from './modelOutputs.ts';
import { posteriors } from './posteriors.ts';
import { shadowAttacks } from './referenceModels/referenceAttacks.ts';
import type { ReferenceOutputs } from './referenceModels/referenceOutputs.ts';
import { runShadowAttack } from './referenceModels/runReferenceAttack.ts';
import { runScoreAttack, type ScoreAttackResult } from './scoreAttacks/runScoreAttack.ts';
import { scoreAttacks } from './scoreAttacks/scoreAttacks.ts';

/** What models answered beyond their own examples, where an attack asks for it. */
export interface FurtherAnswers {
  readonly references: ReferenceOutputs | undefined;
  readonly copies: PredictedCopies | undefined;
  readonly generated: GeneratedAnswers | undefined;
}

/** Decides by the threshold that suits the shadow's scores best. */
function withShadowThreshold(
  target: Float64Array,
  shadow: Float64Array,
  members: Uint8Array,
): Pick<ScoreAttackResult, 'scores' | 'decisions'> {
  return { scores: target, decisions: decide(target, fitThreshold(shadow, members).threshold) };
}

/** Scores and decisions [2n]; undefined where the attack lacks what it asks for, or is none of these. */
export async function unlabelledAttack(
  name: AttackName,
  target: ModelOutputs,
  shadow: ShadowExamples,
  { references, copies, generated }: FurtherAnswers,
  context: StageContext,
): Promise<Pick<ScoreAttackResult, 'scores' | 'decisions'> | undefined> {
  const byScore = scoreAttacks.find((known) => known.name === name);
  if (byScore) return runScoreAttack(byScore, target, shadow);
  const checkpoint = () => context.checkpoint();
  const byClassifier = classifierAttacks.find((known) => known.name === name);
  if (byClassifier)
    return runClassifierAttack(byClassifier, target, shadow, context.random(name), checkpoint);
  if (name === 'label-only' && copies) {
    const share = ({ labels, classes }: ModelOutputs, predicted: Uint8Array) =>
      labelOnlyScores(predicted, labels, classes);
    return withShadowThreshold(
      share(target, copies.target),
      share(shadow, copies.shadow),
      Uint8Array.from(shadow.members),
    );
  }
  if (name === 'blindmi' && generated) {
    const { classes } = target;
    const answers = {
      posteriors: posteriors(generated.logits, classes),
      labels: generated.labels,
      classes,
    };
    return blindMi(target, answers, checkpoint);
  }
  const byReferences = shadowAttacks.find((known) => known.name === name);
  if (!byReferences || !references) return undefined;
  return runShadowAttack(byReferences, { target, ...references.outputs }, references.options);
}

/** Of one attack, on all of the target's examples. */
export interface UnlabelledScores {
  readonly name: AttackName;
  /** [2n], higher = more likely a member */
  readonly scores: Float64Array;
  /** [2n], 1 = called a member */
  readonly decisions: Uint8Array;
}

function outputsOf(split: Split, side: 'target' | 'shadow', model: TrainedClassifier): ModelOutputs {
  return {
    posteriors: posteriors(model.logits, model.classes),
    labels: labelsOf(split, examplesOf(split, side)),
    classes: model.classes,
  };
}

/** Those of the chosen attacks that are told of no membership. */
export async function unlabelledAttacks(
  chosen: readonly AttackName[],
  split: Split,
  models: Readonly<Record<'target' | 'shadow', TrainedClassifier>>,
  answers: FurtherAnswers,
  context: StageContext,
): Promise<UnlabelledScores[]> {
  const n = split.sets.targetMembers.length;
  const target = outputsOf(split, 'target', models.target);
  const shadow = {
    ...outputsOf(split, 'shadow', models.shadow),
    members: Uint8Array.from({ length: 2 * n }, (_, i) => (i < n ? 1 : 0)),
  };
  const found: UnlabelledScores[] = [];
  for (const name of chosen) {
    const result = await unlabelledAttack(name, target, shadow, answers, context);
    if (result) found.push({ name, scores: result.scores, decisions: result.decisions });
  }
  return found;
}
