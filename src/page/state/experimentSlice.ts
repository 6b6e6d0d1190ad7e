/** The experiment under the sliders. */
import { DEFAULT_EXPERIMENT, type Experiment, knobAt } from '../../lab/experiment/experiment.ts';
import { type Problem, withPairs } from '../../lab/experiment/experimentText.ts';
import { checkedValue } from '../../lab/experiment/knobValues.ts';
import { type PresetName, presetExperiment } from '../../lab/experiment/presets.ts';
import { NO_REFUSALS, type Refusals, withRefusal } from '../../lab/experiment/refusals.ts';
import type { Slice } from './slice.ts';

/** `problems`: what a link held and was refused. */
export interface ExperimentSlice extends Refusals {
  readonly experiment: Experiment;
  /** Whether members and non-members are labelled in the same proportion. */
  readonly fractionsLinked: boolean;
  /** It became what it is by a control that was moved; otherwise it was opened as a whole: by a link, a preset, a reset. */
  readonly isMoved: boolean;
  setValue(path: string, value: unknown): void;
  setLabelFraction(kind: 'members' | 'nonMembers', value: number): void;
  linkFractions(linked: boolean): void;
  /** One change, whatever differs. */
  changeExperiment(experiment: Experiment): void;
  choosePreset(name: PresetName): void;
  replaceExperiment(experiment: Experiment, refusals?: Refusals): void;
  reset(): void;
  /** A value of the address, beside the experiment, that was refused. */
  addProblem(problem: Problem): void;
  dismissProblems(): void;
}

function fractionsAlike({ head }: Experiment): boolean {
  return head.labelFraction.members === head.labelFraction.nonMembers;
}

export const createExperimentSlice: Slice<ExperimentSlice> = (set, get) => {
  const apply = (pairs: readonly (readonly [string, unknown])[]) => {
    set({ experiment: withPairs(get().experiment, pairs).experiment, isMoved: true });
  };
  return {
    experiment: DEFAULT_EXPERIMENT,
    ...NO_REFUSALS,
    fractionsLinked: true,
    isMoved: false,
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
    changeExperiment: (experiment) => set({ experiment, isMoved: true }),
    choosePreset: (name) => get().replaceExperiment(presetExperiment(name, get().experiment.seed)),
    replaceExperiment: (experiment, { problems, furtherProblems } = NO_REFUSALS) =>
      set({
        experiment,
        problems,
        furtherProblems,
        fractionsLinked: fractionsAlike(experiment),
        isMoved: false,
      }),
    reset: () => get().replaceExperiment(DEFAULT_EXPERIMENT),
    addProblem: (problem) => set((refusals) => withRefusal(refusals, problem)),
    dismissProblems: () => set(NO_REFUSALS),
  };
};
