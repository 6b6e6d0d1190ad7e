import { checkMembers } from '../evaluation/checks.ts';
import { decide, fitThreshold } from '../evaluation/threshold.ts';
import type { RandomStream } from '../random.ts';
import type { LearnedAttack, ThresholdedScores } from './attack.ts';
import type { ModelOutputs, ShadowExamples } from './attackInputs.ts';
import { checkLength, checkOutputs } from './checkInputs.ts';

/**
 * Fits the attack on the shadow, scores the target's outputs and decides with a threshold fitted on the shadow's scores.
 * @throws AttackInputError for wrong shapes or labels; EvaluationError for a shadow of one membership kind.
 */
export async function runLearnedAttack(
  attack: LearnedAttack,
  target: ModelOutputs,
  shadow: ShadowExamples,
  random: RandomStream,
  checkpoint?: (share: number) => Promise<void>,
): Promise<ThresholdedScores> {
  checkOutputs('target', target);
  checkOutputs('shadow', shadow);
  checkLength('shadow.members', shadow.members, [shadow.labels.length]);
  checkMembers(shadow.members);
  const { learn } = await attack.load();
  const fitted = await learn(shadow, random, checkpoint);
  const { threshold } = fitThreshold(fitted(shadow), shadow.members);
  const scores = fitted(target);
  return { scores, decisions: decide(scores, threshold), thresholds: Float64Array.of(threshold) };
}
