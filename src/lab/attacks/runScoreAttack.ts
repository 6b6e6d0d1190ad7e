import { decide, decidePerClass, fitThreshold, fitThresholdPerClass } from '../evaluation/threshold.ts';
import type { ScoreAttack, ThresholdedScores } from './attack.ts';
import type { ModelOutputs, ShadowExamples } from './attackInputs.ts';

/** Scores the target's outputs [N] and decides with thresholds fitted on the shadow's outputs and membership alone. */
export async function runScoreAttack(
  attack: ScoreAttack,
  target: ModelOutputs,
  shadow: ShadowExamples,
): Promise<ThresholdedScores> {
  const { scores: scoresOf } = await attack.load();
  const scores = scoresOf(target);
  if (attack.threshold === 'per-class') {
    const { thresholds } = fitThresholdPerClass(
      scoresOf(shadow),
      shadow.members,
      shadow.labels,
      target.classes,
    );
    return { scores, decisions: decidePerClass(scores, target.labels, thresholds), thresholds };
  }
  const threshold =
    attack.threshold === 'none' ? 0.5 : fitThreshold(scoresOf(shadow), shadow.members).threshold;
  return { scores, decisions: decide(scores, threshold), thresholds: Float64Array.of(threshold) };
}
