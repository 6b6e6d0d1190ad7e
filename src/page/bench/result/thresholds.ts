/** The thresholds that a score histogram names. */
import type { EvaluatedScores } from '../../../lab/evaluation/evaluatedScores.ts';
import { fitThreshold } from '../../../lab/evaluation/threshold.ts';

/** Where a probability is cut. */
const HALF = 0.5;

/**
 * The threshold that an attack's decisions show: called a member above it, and not otherwise. Between two scores any
 * will do; null for an attack that decides by more than one (one for each class), or by other means.
 */
export function ownThreshold({
  scores,
  decisions,
}: Pick<EvaluatedScores, 'scores' | 'decisions'>): number | null {
  if (!decisions) return null;
  let above = Number.POSITIVE_INFINITY;
  let below = Number.NEGATIVE_INFINITY;
  scores.forEach((score, i) => {
    if (decisions[i] === 1) above = Math.min(above, score);
    else below = Math.max(below, score);
  });
  if (above <= below) return null;
  if (below <= HALF && HALF < above) return HALF;
  if (above === Number.POSITIVE_INFINITY) return below;
  return below === Number.NEGATIVE_INFINITY ? null : below + (above - below) / 2;
}

/** The best threshold there is, chosen on the very examples that are judged: nobody but us could know it. */
export function oracleThreshold({ scores, members }: EvaluatedScores): number {
  return fitThreshold(scores, members).threshold;
}
