/** Questions to the graph of stages that need no tensor code. */
import type { Experiment } from '../experiment/experiment.ts';
import { STAGES, type StageName, stageOf } from './catalogue.ts';
import type { Stage } from './stage.ts';

const names = (stages: readonly Stage[]) => stages.map(({ id }) => id as StageName);

/** In the order in which their keys are part of the stage's own. */
export function inputsOf(name: StageName): StageName[] {
  return names(stageOf(name).inputs);
}

/** What must be finished before a stage begins: its inputs first, then what it only watches. */
export function needsOf(name: StageName): StageName[] {
  const { inputs, watches } = stageOf(name);
  return names([...inputs, ...watches]);
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
