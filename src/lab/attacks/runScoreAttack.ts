import { decide, decidePerClass, fitThreshold, fitThresholdPerClass } from '../evaluation/threshold.ts';
import type { ScoreAttack, ThresholdedScores } from './attack.ts';
import type { ModelOutputs, ShadowExamples } from './attackInputs.ts';
import { posteriors } from './posteriors.ts';

/** Where a shadow gave posteriors and the target logits: as the logarithms of scores (answerRows.ts). */
const LEAST_POSTERIOR = 1e-30;

/** The same answers in the scale of another model's: scores of logits and of posteriors do not compare. */
function inKind(shadow: ShadowExamples, kind: ModelOutputs['kind']): ShadowExamples {
  if (shadow.kind === kind) return shadow;
  const values =
    kind === 'posteriors'
      ? posteriors(shadow.values, shadow.classes)
      : Float64Array.from(shadow.values, (p) => Math.log(Math.max(p, LEAST_POSTERIOR)));
  return { ...shadow, kind, values };
}

/** Scores the target's outputs [N] and decides with thresholds fitted on the shadow's outputs and membership alone. */
export async function runScoreAttack(
  attack: ScoreAttack,
  target: ModelOutputs,
  shadow: ShadowExamples,
): Promise<ThresholdedScores> {
  const { scores: scoresOf } = await attack.load();
  const scores = scoresOf(target);
  const fitted = inKind(shadow, target.kind);
  if (attack.threshold === 'per-class') {
    const { thresholds } = fitThresholdPerClass(
      scoresOf(fitted),
      shadow.members,
      shadow.labels,
      target.classes,
    );
    return { scores, decisions: decidePerClass(scores, target.labels, thresholds), thresholds };
  }
  const threshold =
    attack.threshold === 'none' ? 0.5 : fitThreshold(scoresOf(fitted), shadow.members).threshold;
  return { scores, decisions: decide(scores, threshold), thresholds: Float64Array.of(threshold) };
}
