import { entryOf } from '../../lab/data/catalogue.ts';
import { incompatibleSettings } from '../../lab/experiment/constraints.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { type valueAt, withValue } from '../../lab/experiment/experimentText.ts';
import { texts } from './texts.ts';

/** Why a setting may not have a value with the chosen data; null where it may. */
export function reasonAgainst(
  experiment: Experiment,
  path: string,
  value: ReturnType<typeof valueAt>,
): string | null {
  const unsuited = incompatibleSettings(withValue(experiment, path, value)).some(
    (problem) => problem.path === path,
  );
  return unsuited ? texts.picturesOnly(entryOf(experiment.dataset.name).title) : null;
}
