/** The experiment under the sliders. */
import type { StateCreator } from 'zustand';
import { DEFAULT_EXPERIMENT, type Experiment, knobAt } from '../../lab/experiment/experiment.ts';
import { changedPairs, type Problem, withPairs } from '../../lab/experiment/experimentText.ts';
import { checkedValue } from '../../lab/experiment/knobValues.ts';
import { type PresetName, presetExperiment } from '../../lab/experiment/presets.ts';
import type { LabState } from './store.ts';

export interface ExperimentSlice {
  readonly experiment: Experiment;
  /** Values that a link or a stored experiment held and that were refused. */
  readonly problems: readonly Problem[];
  /** Whether members and non-members are labelled in the same proportion. */
  readonly fractionsLinked: boolean;
  setValue(path: string, value: unknown): void;
  setLabelFraction(kind: 'members' | 'nonMembers', value: number): void;
  linkFractions(linked: boolean): void;
  /** One change, whatever differs. */
  changeExperiment(experiment: Experiment): void;
  choosePreset(name: PresetName): void;
  replaceExperiment(experiment: Experiment, problems?: readonly Problem[]): void;
  reset(): void;
  dismissProblems(): void;
}

function fractionsAlike({ head }: Experiment): boolean {
  return head.labelFraction.members === head.labelFraction.nonMembers;
}

export const createExperimentSlice: StateCreator<LabState, [], [], ExperimentSlice> = (set, get) => {
  const change = (experiment: Experiment) => {
    const before = get().experiment;
    set({ experiment });
    if (changedPairs(experiment, before).length > 0) get().experimentChanged();
  };
  const apply = (pairs: readonly (readonly [string, unknown])[]) => {
    change(withPairs(get().experiment, pairs).experiment);
  };
  return {
    experiment: DEFAULT_EXPERIMENT,
    problems: [],
    fractionsLinked: true,
    setValue(path, value) {
      if (checkedValue(knobAt(path), value) !== undefined) apply([[path, value]]);
    },
    setLabelFraction(kind, value) {
      apply([[get().fractionsLinked ? 'head.labelFraction' : `head.labelFraction.${kind}`, value]]);
    },
    linkFractions(linked) {
      set({ fractionsLinked: linked });
      if (linked) apply([['head.labelFraction', get().experiment.head.labelFraction.members]]);
    },
    changeExperiment: change,
    choosePreset: (name) => get().replaceExperiment(presetExperiment(name, get().experiment.seed)),
    replaceExperiment(experiment, problems = []) {
      set({ problems, fractionsLinked: fractionsAlike(experiment) });
      change(experiment);
    },
    reset: () => get().replaceExperiment(DEFAULT_EXPERIMENT),
    dismissProblems: () => set({ problems: [] }),
  };
};
