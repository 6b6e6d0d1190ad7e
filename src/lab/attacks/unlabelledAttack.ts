/** The attacks that are told of no membership among the target's examples, by name. */
import { decide, fitThreshold } from '../evaluation/threshold.ts';
import type { AttackName } from '../experiment.ts';
import type { StageContext } from '../stage.ts';
import { blindMi } from './classifiers/blindMi.ts';
import {
  classifierAttacks,
  runClassifierAttack,
  type ShadowExamples,
} from './classifiers/classifierAttacks.ts';
import { labelOnlyScores } from './classifiers/labelOnly.ts';
import type { PredictedCopies } from './copies.ts';
import type { GeneratedAnswers } from './generated.ts';
import { posteriors } from './posteriors.ts';
import type { ReferenceOutputs } from './referenceOutputs.ts';
import type { ModelOutputs } from './scores/modelOutputs.ts';
import { runScoreAttack, type ScoreAttackResult } from './scores/runScoreAttack.ts';
import { runShadowAttack } from './scores/runShadowAttack.ts';
import { scoreAttacks } from './scores/scoreAttacks.ts';
import { shadowAttacks } from './scores/shadowAttacks.ts';

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
