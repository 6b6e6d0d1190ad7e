/** Questions to the graph of stages that need no tensor code. */
import type { Experiment } from '../experiment/experiment.ts';
import { STAGES, type StageName, stageOf } from './catalogue.ts';

/** What must be finished before a stage begins, in the order in which their keys are part of its own. */
export function inputsOf(name: StageName): StageName[] {
  return stageOf(name).inputs.map(({ id }) => id as StageName);
}

/** Whether a stage has nothing to do for an experiment. */
export function isIdle(name: StageName, experiment: Experiment): boolean {
  return stageOf(name).parts?.(experiment) === 0;
}

export function stagesInUse(experiment: Experiment): StageName[] {
  return STAGES.filter((name) => !isIdle(name, experiment));
}

/** The stage that a report or a recorded run calls so. */
export function stageRecordedAs(recorded: string): StageName | undefined {
  return STAGES.find((name) => stageOf(name).recordedAs === recorded);
}
