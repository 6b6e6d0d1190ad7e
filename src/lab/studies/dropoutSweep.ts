/** The same experiment at several dropout rates: whether the views of a pair still tell what membership they come from. */

import { canonicalJson } from '../digest.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { withPairs } from '../experiment/experimentText.ts';

/** Within what the slider allows. Our choice. */
export const SWEEP_RATES: readonly number[] = [0, 0.1, 0.3, 0.5, 0.7];

/** The experiment whose shadow trains, and whose both views are made, with this dropout rate. */
export function atRate(experiment: Experiment, rate: number): Experiment {
  const rates = [
    ['shadow.dropoutRate', rate],
    ['views.firstRate', null],
    ['views.secondRate', null],
  ] as const;
  return withPairs(experiment, rates).experiment;
}

/** The one dropout rate of an experiment; null where its two views have rates of their own. */
export function rateOf({ shadow, views }: Experiment): number | null {
  const own = [views.firstRate, views.secondRate].some(
    (rate) => rate !== null && rate !== shadow.dropoutRate,
  );
  return own ? null : shadow.dropoutRate;
}

/** The same for experiments whose figures differ in the dropout rate alone. */
export function sweepKey({ dataset, target, views, features, seed }: Experiment): string {
  const { source, augmentations } = views;
  return canonicalJson([dataset, target, source, source === 'dropout' ? [] : augmentations, features, seed]);
}
