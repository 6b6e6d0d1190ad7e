/** Settings that no run can be made of, known before any is begun: why, and the nearest ones that fit. */

import { SETS } from '../../lab/data/split.ts';
import type { Shortage } from '../../lab/estimate/memory.ts';
import { incompatibleSettings, suitedToData } from '../../lab/experiment/constraints.ts';
import { type DataId, knobAt } from '../../lab/experiment/experiment.ts';
import { changedPairs, type Problem } from '../../lab/experiment/experimentText.ts';
import type { NumberKnob } from '../../lab/experiment/knob.ts';
import { setOf, usableSets } from './dataSets.ts';
import type { LabState } from './store.ts';

/** By the name of what a run that is begun all the same fails with. */
export type Refusal = {
  /** The settings to change so that it can be run; none where none are known. */
  readonly nearest: readonly (readonly [path: string, value: string | number])[];
} & (
  | { readonly error: 'DataDoesNotSuit'; readonly problems: readonly Problem[] }
  | { readonly error: 'DataNotLoaded'; readonly data: DataId }
  | {
      readonly error: 'TooFewExamples';
      readonly data: string;
      readonly needed: number;
      readonly available: number;
    }
  | { readonly error: 'TooLarge'; readonly shortage: Shortage }
);

const MEMBERS = 'dataset.membersPerModel';
const { min: LEAST } = knobAt(MEMBERS) as NumberKnob;

type Known = Pick<LabState, 'experiment' | 'kept' | 'deployed' | 'listed'>;

/** Told without asking anybody: what the data rule out, data that are not here, and sets larger than the data give. */
export function refusalByData({ experiment, kept, deployed, listed }: Known): Refusal | null {
  const problems = incompatibleSettings(experiment);
  if (problems.length > 0) {
    const nearest = changedPairs(suitedToData(experiment), experiment);
    return { error: 'DataDoesNotSuit', problems, nearest };
  }
  const set = setOf(usableSets(kept, deployed), experiment.dataset);
  if (!set && listed) return { error: 'DataNotLoaded', data: experiment.dataset, nearest: [] };
  const needed = SETS.length * experiment.dataset.membersPerModel;
  if (!set || needed <= set.different) return null;
  const most = Math.floor(set.different / SETS.length);
  const nearest = most >= LEAST ? [[MEMBERS, most] as const] : [];
  return { error: 'TooFewExamples', data: set.title, needed, available: set.different, nearest };
}

/** With what the estimate tells of memory. */
export function refusalOf(state: Known & Pick<LabState, 'estimate'>): Refusal | null {
  const byData = refusalByData(state);
  const { shortage, nearest = [] } = state.estimate ?? {};
  return byData ?? (shortage ? { error: 'TooLarge', shortage, nearest } : null);
}
