/**
 * Whether what is shown belongs to the settings on the page: the one rule, in its one home. A figure, curve, axis, sentence or
 * part of a link is shown as what this says, with the experiment of its own run.
 */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { changedPairs } from '../../lab/experiment/experimentText.ts';
import type { RecordedMeta } from '../../runtime/recordedRun.ts';

/**
 * current: of the settings on the page, trained here; previous: trained here with other settings; recorded: trained elsewhere,
 * with whatever settings.
 */
export type Belonging = 'current' | 'previous' | 'recorded';

/** Where something that is shown comes from. */
export interface Origin {
  readonly experiment: Experiment;
  /** Set where it was recorded, not trained here. */
  readonly recorded: RecordedMeta | null;
}

/** Experiments are values that nobody changes, and every part of the page asks of the same two. */
const compared = new WeakMap<Experiment, WeakMap<Experiment, boolean>>();

export function sameExperiment(one: Experiment, other: Experiment): boolean {
  if (one === other) return true;
  const others = compared.get(one) ?? new WeakMap<Experiment, boolean>();
  compared.set(one, others);
  const known = others.get(other);
  if (known !== undefined) return known;
  const same = changedPairs(one, other).length === 0;
  others.set(other, same);
  return same;
}

export function belongingOf({ experiment, recorded }: Origin, onPage: Experiment): Belonging {
  if (recorded) return 'recorded';
  return sameExperiment(experiment, onPage) ? 'current' : 'previous';
}

/** What is of other settings than those on the page is faded as well, be it recorded or not. */
export function isFaded({ experiment }: Origin, onPage: Experiment): boolean {
  return !sameExperiment(experiment, onPage);
}
