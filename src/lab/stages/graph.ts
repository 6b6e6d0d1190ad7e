/** Questions to the graph of stages that need no tensor code. */
import type { Experiment } from '../experiment/experiment.ts';
import {
  type AnyStageName,
  ASKED_STAGES,
  type AskedStageName,
  STAGES,
  type StageName,
  stageOf,
} from './catalogue.ts';

/** What must be finished before a stage begins, in the order in which their keys are part of its own: a run's stages need none but such. */
export function inputsOf<Name extends AnyStageName>(
  name: Name,
): (Name extends StageName ? StageName : AnyStageName)[] {
  return stageOf(name).inputs.map(({ id }) => id as Name extends StageName ? StageName : AnyStageName);
}

/** Whether it is computed for a question alone. */
export function isAsked(name: AnyStageName): name is AskedStageName {
  return ASKED_STAGES.some((asked) => asked === name);
}

/** Whether a stage has nothing to do for an experiment. */
export function isIdle(name: AnyStageName, experiment: Experiment): boolean {
  return stageOf(name).parts?.(experiment) === 0;
}

export function stagesInUse(experiment: Experiment): StageName[] {
  return STAGES.filter((name) => !isIdle(name, experiment));
}

/** The stage that a report or a recorded run calls so. */
export function stageRecordedAs(recorded: string): StageName | undefined {
  return STAGES.find((name) => stageOf(name).recordedAs === recorded);
}
