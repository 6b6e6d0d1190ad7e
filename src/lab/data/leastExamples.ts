/** How many examples any run needs: apart from the split, which every training worker brings along. */
import { knobAt } from '../experiment/experiment.ts';
import type { NumberKnob } from '../experiment/knob.ts';
import { SETS } from './split.ts';

const LEAST_MEMBERS = (knobAt('dataset.membersPerModel') as NumberKnob).min;

/** n of each of the four sets, at the least. */
export const LEAST_EXAMPLES = SETS.length * LEAST_MEMBERS;

/** What to do about a dataset that has fewer; undefined where it has enough. */
export function tooFewForAnyRun(available: number): string | undefined {
  if (available >= LEAST_EXAMPLES) return undefined;
  return `Bring at least ${LEAST_EXAMPLES} different examples: no fewer than ${LEAST_MEMBERS} members per model can be chosen.`;
}
