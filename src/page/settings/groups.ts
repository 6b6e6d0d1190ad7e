/** Which settings the drawer shows, in which groups. */
import { matters } from '../../lab/experiment/constraints.ts';
import { type Experiment, KNOBS, type Knob } from '../../lab/experiment/experiment.ts';
import { KNOB_GROUPS, type KnobGroup } from '../../lab/experiment/knob.ts';

/** Stands under the attacks that need reference models, not in a place of its own. */
export const REFERENCE_GROUP = 'referenceModels' satisfies KnobGroup;

export const DRAWER_GROUPS = KNOB_GROUPS.filter((group) => group !== REFERENCE_GROUP);

/** The group's settings that change something with the experiment's other settings. */
export function settingsOf(group: KnobGroup, experiment: Experiment): readonly Knob[] {
  return KNOBS.filter((knob) => knob.group === group && matters(knob, experiment));
}
