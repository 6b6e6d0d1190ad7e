/** The likelihood-ratio attack (Carlini, Chien, Nasr, Song, Terzis & Tramer, IEEE S&P 2022, arXiv 2112.03570). */

import { logNormalCdf, logNormalDensity, logNormalTail } from '../../evaluation/normal.ts';
import { isVanishing, vanishingScore } from '../answerRows.ts';
import { MissingShadowError } from '../attackInputErrors.ts';
import type { ComparedAnswers, VarianceRule } from '../attackInputs.ts';
import { checkLength, checkShadowMembers } from '../checkInputs.ts';
import { shadowSpread } from './spread.ts';

function check({ target, shadows }: ComparedAnswers): void {
  checkLength('shadows', shadows.phi, [shadows.models, target.phi.length]);
  checkShadowMembers(shadows, target.phi.length, 2);
}

/**
 * Online: log N(phi; median_in, variance_in) - log N(phi; median_out, variance_out), [N]; NaN for an example without IN or
 * without OUT shadow.
 * @throws AttackInputError for wrong shapes, K < 2, no example with both, or no spread to estimate.
 */
export function liraOnlineScores({ target, shadows }: ComparedAnswers, rule: VarianceRule): Float64Array {
  check({ target, shadows, population: null });
  const inside = shadowSpread(shadows, target.phi.length, 'in', rule);
  const outside = shadowSpread(shadows, target.phi.length, 'out', rule);
  const scores = target.phi.map(
    (phi, i) =>
      logNormalDensity(phi, inside.medians[i]!, inside.variances[i]!) -
      logNormalDensity(phi, outside.medians[i]!, outside.variances[i]!),
  );
  if (scores.every(Number.isNaN)) throw new MissingShadowError('either');
  return scores;
}

/** log P(Z <= z) in an order that outlasts float64: above 37 standard deviations it is a tiny number above 0. */
function orderedLogCdf(z: number): number {
  const score = logNormalCdf(z);
  return isVanishing(score) ? vanishingScore(logNormalTail(z)) : score;
}

/**
 * Offline, one-sided: log P(N(median_out, variance_out) <= phi), [N]; NaN for an example without OUT shadow. No IN shadow is
 * needed.
 * @throws AttackInputError as the online form
 */
export function liraOfflineScores({ target, shadows }: ComparedAnswers, rule: VarianceRule): Float64Array {
  check({ target, shadows, population: null });
  const { medians, variances } = shadowSpread(shadows, target.phi.length, 'out', rule);
  return target.phi.map((phi, i) => orderedLogCdf((phi - medians[i]!) / Math.sqrt(variances[i]!)));
}
