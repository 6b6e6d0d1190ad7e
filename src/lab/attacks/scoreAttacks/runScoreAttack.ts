import { decide, decidePerClass, fitThreshold, fitThresholdPerClass } from '../../evaluation/threshold.ts';
import type { ModelOutputs } from '../modelOutputs.ts';
import type { ScoreAttack } from './scoreAttacks.ts';

export interface ScoreAttackResult {
  /** [N], higher = more likely a member. */
  scores: Float64Array;
  /** [N], 1 = called a member. */
  decisions: Uint8Array;
  /** One value, or one per class; a member is called above it. */
  thresholds: Float64Array;
}

/** Scores the target's outputs [N] and decides with thresholds fitted on the shadow's outputs and membership alone. */
export function runScoreAttack(
  attack: ScoreAttack,
  target: ModelOutputs,
  shadow: ModelOutputs & { members: ArrayLike<number> },
): ScoreAttackResult {
  const scores = attack.scores(target);
  if (attack.threshold === 'per-class') {
    const shadowScores = attack.scores(shadow);
    const { thresholds } = fitThresholdPerClass(shadowScores, shadow.members, shadow.labels, target.classes);
    return { scores, decisions: decidePerClass(scores, target.labels, thresholds), thresholds };
  }
  const threshold =
    attack.threshold === 'none' ? 0.5 : fitThreshold(attack.scores(shadow), shadow.members).threshold;
  return { scores, decisions: decide(scores, threshold), thresholds: Float64Array.of(threshold) };
}
