/** Several experiments as one text, for a link: `contrastive.temperature:0.2;seed:3/default`. Defaults are left out. */
import type { Experiment } from './experiment.ts';
import { changedPairs } from './experimentText.ts';

/** An experiment without a setting of its own. */
export const DEFAULT = 'default';

export function formatExperiments(experiments: readonly Experiment[]): string {
  return experiments
    .map((one) => {
      const pairs = changedPairs(one).map(([path, text]) => `${path}:${text}`);
      return pairs.length > 0 ? pairs.join(';') : DEFAULT;
    })
    .join('/');
}
