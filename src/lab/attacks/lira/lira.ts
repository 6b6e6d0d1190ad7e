/** The likelihood-ratio attack (Carlini, Chien, Nasr, Song, Terzis & Tramer, IEEE S&P 2022, arXiv 2112.03570). */

import { logNormalCdf, logNormalDensity } from '../../evaluation/normal.ts';
import type { ModelOutputs, ReferenceOutputs, VarianceRule } from '../attackInputs.ts';
import { checkLength, checkShadowMembers } from '../checkInputs.ts';
import { scaledConfidences } from './scaledConfidence.ts';
import { shadowSpread } from './spread.ts';

/** The same examples' scaled confidences (scaledConfidence.ts), from posteriors or from logits. */
export interface LiraInput {
  /** [N] the target model's phi */
  target: Float64Array;
  /** [K x N] the shadows' phi, shadow after shadow */
  shadows: Float64Array;
  /** [K x N], 1 where the shadow was trained on the example */
  members: ArrayLike<number>;
}

/** phi of posteriors. @throws AttackInputError for wrong lengths, labels or values. */
export function liraInput(target: ModelOutputs, shadows: ReferenceOutputs): LiraInput {
  const { labels, classes } = target;
  checkLength('target.posteriors', target.posteriors, [labels.length, classes]);
  checkLength('shadows.posteriors', shadows.posteriors, [shadows.models, labels.length, classes]);
  return {
    target: scaledConfidences(target.posteriors, labels, classes),
    shadows: scaledConfidences(shadows.posteriors, labels, classes),
    members: shadows.members,
  };
}

function check({ target, shadows, members }: LiraInput): void {
  const models = Math.floor(shadows.length / Math.max(1, target.length));
  checkLength('shadows', shadows, [models, target.length]);
  checkShadowMembers({ members, models }, target.length, 2);
}

/**
 * Online: log N(phi; median_in, variance_in) - log N(phi; median_out, variance_out), [N].
 * @throws AttackInputError for wrong shapes, K < 2, an example without IN or OUT shadow, or no spread to estimate.
 */
export function liraOnlineScores(input: LiraInput, rule: VarianceRule): Float64Array {
  check(input);
  const { target, shadows, members } = input;
  const inside = shadowSpread(shadows, members, target.length, 'in', rule);
  const outside = shadowSpread(shadows, members, target.length, 'out', rule);
  return target.map(
    (phi, i) =>
      logNormalDensity(phi, inside.medians[i]!, inside.variances[i]!) -
      logNormalDensity(phi, outside.medians[i]!, outside.variances[i]!),
  );
}

/**
 * Offline, one-sided: log P(N(median_out, variance_out) <= phi), [N], the probability floored at 1e-300.
 * @throws AttackInputError as the online form; an example needs no IN shadow.
 */
export function liraOfflineScores(input: LiraInput, rule: VarianceRule): Float64Array {
  check(input);
  const { target, shadows, members } = input;
  const { medians, variances } = shadowSpread(shadows, members, target.length, 'out', rule);
  return target.map((phi, i) => logNormalCdf((phi - medians[i]!) / Math.sqrt(variances[i]!)));
}
