/** Files are called by what they hold and what it is of: they lie beside those of other runs. */
import { slug } from '../../charts/chartFrame.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { belongingWordOf } from '../common/BelongingTag.tsx';
import type { Origin } from '../state/belonging.ts';
import { currentPreset } from '../state/presets.ts';

/** A run; the day on which it finished is not known of one under way. */
export type NamedRun = Origin & { readonly date?: string };

/**
 * Lab, what it holds, experiment, seed and the run's day; and whose it is, where it is not of the settings on the page.
 * @returns without what follows the last dot
 */
export function fileName(what: string, run: NamedRun | null, onPage: Experiment): string {
  const { dataset, seed } = run?.experiment ?? onPage;
  const short = currentPreset(run?.experiment ?? onPage) ?? `${dataset.name}-${dataset.membersPerModel}`;
  const word = run ? belongingWordOf(run, onPage) : undefined;
  const parts = ['clmia', slug(what), slug(short), 'seed', seed, run?.date, word && slug(word)];
  return parts.filter((part) => part !== undefined && part !== '').join('-');
}
