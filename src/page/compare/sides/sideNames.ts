import type { Experiment, Knob } from '../../../lab/experiment/experiment.ts';
import { namedPins } from '../pinNames.ts';

export interface NamedSides {
  /** In which they differ. */
  readonly knobs: readonly Knob[];
  readonly a: string;
  readonly b: string;
}

/** Both by the settings in which they differ; where they are the same, by what sets them apart from the default. */
export function sideNames(a: Experiment, b: Experiment): NamedSides {
  const { differing, names } = namedPins([a, b].map((experiment) => ({ name: '', experiment })));
  return { knobs: differing, a: names[0]!, b: names[1]! };
}
