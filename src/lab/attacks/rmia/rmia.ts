/** The robust attack by pairwise likelihood ratios (Zarifzadeh, Liu & Shokri, ICML 2024, arXiv 2312.03262). */

import { MissingShadowError, ShapeError, ValueError } from '../attackInputErrors.ts';
import type { ComparedAnswers, LabelAnswers, ReferenceOptions } from '../attackInputs.ts';
import { checkLength, checkShadowMembers } from '../checkInputs.ts';

type RmiaOptions = ReferenceOptions['rmia'];

/** Which shadows p(x) is the mean of: by their position in [K x N]. */
type Counts = (position: number) => boolean;

/** How ratios are taken and compared. They ascend as p_y(f_T) / p(x) does. */
interface Scale {
  /** p_y(f_T) / p(x) of row i, p(x) being the adjusted mean over the shadows that count; NaN without one */
  ratio(target: LabelAnswers, shadows: LabelAnswers, models: number, row: number, counts: Counts): number;
  /** Whether x's ratio over z's is above gamma. */
  beats(own: number, z: number): boolean;
}

/** Keeps ratios finite where every shadow rules the label out. Our choice. */
const LEAST_PROBABILITY = 1e-30;

/** Posteriors as they were given. @param a null online, where p(x) is the mean itself */
function linearScale(a: number | null, gamma: number): Scale {
  return {
    ratio(target, shadows, models, row, counts) {
      const examples = target.phi.length;
      let sum = 0;
      let count = 0;
      for (let k = 0; k < models; k++) {
        if (!counts(k * examples + row)) continue;
        sum += shadows.p![k * examples + row]!;
        count += 1;
      }
      const mean = sum / count;
      const adjusted = a === null ? mean : ((1 + a) * mean + (1 - a)) / 2;
      return count === 0 ? Number.NaN : target.p![row]! / Math.max(adjusted, LEAST_PROBABILITY);
    },
    beats: (own, z) => own / z > gamma,
  };
}

/** log p_y of phi, without rounding where p_y is next to 0 or 1. */
function logProbability(phi: number): number {
  return phi > 0 ? -Math.log1p(Math.exp(-phi)) : phi - Math.log1p(Math.exp(phi));
}

/** From logits: logarithms of ratios. The offline p(x) is 1 + slope (mean - 1). */
function logScale(a: number | null, gamma: number): Scale {
  const logGamma = Math.log(gamma);
  const slope = a === null ? 1 : (1 + a) / 2;
  return {
    ratio(target, shadows, models, row, counts) {
      const examples = target.phi.length;
      let highestPhi = Number.NEGATIVE_INFINITY;
      let count = 0;
      for (let k = 0; k < models; k++) {
        if (!counts(k * examples + row)) continue;
        highestPhi = Math.max(highestPhi, shadows.phi[k * examples + row]!);
        count += 1;
      }
      const highest = logProbability(highestPhi);
      // Relative to the highest and to 1, means of probabilities next to 1 keep what tells them apart.
      let below = 0;
      for (let k = 0; k < models; k++) {
        const position = k * examples + row;
        if (counts(position)) below += Math.expm1(logProbability(shadows.phi[position]!) - highest);
      }
      const logMean = highest + Math.log1p(below / count);
      const adjusted = slope === 1 ? logMean : Math.log1p(slope * Math.expm1(logMean));
      return count === 0 ? Number.NaN : logProbability(target.phi[row]!) - adjusted;
    },
    beats: (own, z) => own - z > logGamma,
  };
}

/** Share of ascending ratios that one beats; they come first, so that a bisection counts them. */
function shareBeaten(own: number, ascending: Float64Array, { beats }: Scale): number {
  let beaten = 0;
  let rest = ascending.length;
  while (beaten < rest) {
    const middle = (beaten + rest) >> 1;
    if (beats(own, ascending[middle]!)) beaten = middle + 1;
    else rest = middle;
  }
  return beaten / ascending.length;
}

type Compared = ComparedAnswers & { readonly population: NonNullable<ComparedAnswers['population']> };

function checked(
  { target, shadows, population }: ComparedAnswers,
  { gamma, a }: RmiaOptions,
  least: number,
): Compared {
  const { models } = shadows;
  if (!(gamma > 0)) throw new ValueError('gamma', gamma, 'a number above 0');
  if (!(a >= 0 && a <= 1)) throw new ValueError('a', a, 'a number from 0 to 1');
  checkShadowMembers(shadows, target.phi.length, least);
  checkLength('shadows', shadows.phi, [models, target.phi.length]);
  if (!population || population.target.phi.length === 0) {
    throw new ShapeError('population.labels', 0, 1, 'the labels of at least one example');
  }
  checkLength('population.shadows', population.shadows.phi, [models, population.target.phi.length]);
  return { target, shadows, population };
}

/** [N] how many shadows each example is inside of. */
function insideCounts({ members, models }: ComparedAnswers['shadows'], examples: number): Uint32Array {
  const inside = new Uint32Array(examples);
  for (let k = 0; k < models; k++) {
    for (let i = 0; i < examples; i++) inside[i]! += members[k * examples + i]!;
  }
  return inside;
}

function sideMissing(inside: Uint32Array, models: number): 'in' | 'out' | 'either' {
  if (inside.every((count) => count === 0)) return 'in';
  return inside.every((count) => count === models) ? 'out' : 'either';
}

/**
 * Share of z with ratio(x) / ratio(z) > gamma, [N]. Online, p(x) is the mean over all shadows, NaN for an example without IN
 * or without OUT shadow; offline, over those trained without x alone, of which it needs one: p(x) = ((1 + a) mean + (1 - a)) / 2.
 * The z are outside all shadows.
 * @throws AttackInputError for wrong shapes or values, or where no example has the shadows
 */
export function rmiaScores(
  answers: ComparedAnswers,
  options: RmiaOptions,
  form: 'online' | 'offline',
): Float64Array {
  const online = form === 'online';
  const { target, shadows, population: z } = checked(answers, options, online ? 2 : 1);
  const { models, members } = shadows;
  const examples = target.phi.length;
  const inside = insideCounts(shadows, examples);
  const isCovered = (count: number) => count < models && !(online && count === 0);
  if (!inside.some(isCovered)) throw new MissingShadowError(sideMissing(inside, models));
  const areGiven = [target, shadows, z.target, z.shadows].every(({ p }) => p !== null);
  const scale = (areGiven ? linearScale : logScale)(online ? null : options.a, options.gamma);
  const ascending = z.target.phi
    .map((_, i) => scale.ratio(z.target, z.shadows, models, i, () => true))
    .sort();
  const counts: Counts = online ? () => true : (position) => members[position] === 0;
  return target.phi.map((_, i) =>
    isCovered(inside[i]!)
      ? shareBeaten(scale.ratio(target, shadows, models, i, counts), ascending, scale)
      : Number.NaN,
  );
}
