/** The robust attack by pairwise likelihood ratios (Zarifzadeh, Liu & Shokri, ICML 2024, arXiv 2312.03262). */

import { MissingShadowError, ShapeError, ValueError } from '../attackInputErrors.ts';
import type {
  ModelOutputs,
  PopulationOutputs,
  ReferenceInput,
  ReferenceOptions,
  ReferenceOutputs,
} from '../attackInputs.ts';
import { checkLabels, checkLength, checkShadowMembers } from '../checkInputs.ts';

type RmiaOptions = ReferenceOptions['rmia'];

const NO_POPULATION: PopulationOutputs = {
  target: { posteriors: [], labels: [], classes: 0 },
  shadows: [],
};

/** Keeps ratios finite where every shadow rules the label out. Our choice. */
const LEAST_PROBABILITY = 1e-30;

function ownProbability(
  field: string,
  posteriors: ArrayLike<number>,
  { labels, classes }: ModelOutputs,
  row: number,
): number {
  const p = posteriors[row * classes + labels[row % labels.length]!]!;
  if (!(p >= 0 && Number.isFinite(p))) throw new ValueError(`${field}, row ${row}: p_y`, p, 'a probability');
  return p;
}

/** ratio = p_y(f_T) / p, p being the mean over the shadows that `counts` lets in, turned by `adjust`. */
function ratios(
  field: string,
  target: ModelOutputs,
  shadows: ArrayLike<number>,
  models: number,
  counts: (position: number) => boolean,
  adjust: (mean: number) => number,
): Float64Array {
  const examples = target.labels.length;
  return Float64Array.from({ length: examples }, (_, i) => {
    let sum = 0;
    let count = 0;
    for (let k = 0; k < models; k++) {
      if (!counts(k * examples + i)) continue;
      sum += ownProbability(`${field} shadows`, shadows, target, k * examples + i);
      count += 1;
    }
    if (count === 0) throw new MissingShadowError(i, 'out');
    const p = Math.max(adjust(sum / count), LEAST_PROBABILITY);
    return ownProbability(`${field} target`, target.posteriors, target, i) / p;
  });
}

/** Share of ascending ratios r with ratio / r > gamma; they come first, so that a bisection counts them. */
function shareBeaten(ratio: number, ascending: Float64Array, gamma: number): number {
  let beaten = 0;
  let rest = ascending.length;
  while (beaten < rest) {
    const middle = (beaten + rest) >> 1;
    if (ratio / ascending[middle]! > gamma) beaten = middle + 1;
    else rest = middle;
  }
  return beaten / ascending.length;
}

function check(target: ModelOutputs, shadows: ReferenceOutputs, z: PopulationOutputs, options: RmiaOptions) {
  const { labels, classes } = target;
  const { models } = shadows;
  if (!(options.gamma > 0)) throw new ValueError('gamma', options.gamma, 'a number above 0');
  if (!(options.a >= 0 && options.a <= 1)) throw new ValueError('a', options.a, 'a number from 0 to 1');
  checkShadowMembers(shadows, labels.length, 1);
  checkLabels(labels, classes);
  checkLength('target.posteriors', target.posteriors, [labels.length, classes]);
  checkLength('shadows.posteriors', shadows.posteriors, [models, labels.length, classes]);
  const size = z.target.labels.length;
  if (size === 0) throw new ShapeError('population.labels', 0, 1, 'the labels of at least one example');
  checkLabels(z.target.labels, classes);
  checkLength('population.target', z.target.posteriors, [size, classes]);
  checkLength('population.shadows', z.shadows, [models, size, classes]);
}

/**
 * Share of z with ratio(x) / ratio(z) > gamma, [N]. Online, p(x) is the mean over all shadows; offline, over those trained
 * without x alone: p(x) = ((1 + a) mean + (1 - a)) / 2. The z are outside all shadows.
 * @throws AttackInputError for wrong shapes or values; offline, for an example inside every shadow
 */
export function rmiaScores(
  { target, shadows, population }: ReferenceInput,
  options: RmiaOptions,
  form: 'online' | 'offline',
): Float64Array {
  const z = population ?? NO_POPULATION;
  check(target, shadows, z, options);
  const { models, members } = shadows;
  const { a, gamma } = options;
  const adjust = (mean: number) => (form === 'online' ? mean : ((1 + a) * mean + (1 - a)) / 2);
  const counts = (position: number) => form === 'online' || members[position] === 0;
  const ascending = ratios('population', z.target, z.shadows, models, () => true, adjust).sort();
  const own = ratios('examples', target, shadows.posteriors, models, counts, adjust);
  return own.map((ratio) => shareBeaten(ratio, ascending, gamma));
}
