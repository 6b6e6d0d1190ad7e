/** Under which keys a run's outcomes are remembered: of each stage, and of each part of one that has parts. */
import type { Experiment } from '../experiment/experiment.ts';
import { STAGES, stageOf } from '../stages/catalogue.ts';
import { inputsOf, isIdle } from '../stages/graph.ts';
import { stageKey, stageKeys } from './stageKey.ts';

/** @param engine on which all of them are computed, by its backend's name */
export function outcomeKeys(experiment: Experiment, engine: string): string[] {
  const keys = stageKeys(experiment, engine);
  return STAGES.filter((name) => !isIdle(name, experiment)).flatMap((name) => {
    const parts = stageOf(name).parts?.(experiment);
    if (parts === undefined) return keys[name];
    const inputs = inputsOf(name).map((input) => keys[input]);
    return Array.from({ length: parts }, (_, part) => stageKey(name, experiment, inputs, engine, part));
  });
}
