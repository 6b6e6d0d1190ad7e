/** Which stages of an experiment are remembered, without fetching what they gave. */
import type { Experiment } from '../experiment/experiment.ts';
import { stageKey } from '../pipeline/stageKey.ts';
import { STAGES, type StageName, stageOf } from '../stages/catalogue.ts';
import { inputsOf } from '../stages/graph.ts';

/**
 * @param engines in use, the current one first; those that were lost count as well
 * @param has whether the outcome of a key is remembered
 */
export async function rememberedStages(
  experiment: Experiment,
  engines: readonly string[],
  has: (key: string) => Promise<boolean>,
): Promise<StageName[]> {
  const keys = {} as Record<StageName, string>;
  const found: StageName[] = [];
  for (const name of STAGES) {
    const { parts } = stageOf(name);
    const inputKeys = inputsOf(name).map((input) => keys[input]);
    const keyOn = (engine: string, part?: number) => stageKey(name, experiment, inputKeys, engine, part);
    keys[name] = keyOn(engines[0] ?? '');
    for (const engine of engines) {
      const wanted = parts
        ? Array.from({ length: parts(experiment) }, (_, part) => keyOn(engine, part))
        : [keyOn(engine)];
      if (!(await Promise.all(wanted.map(has))).every(Boolean)) continue;
      if (!parts) keys[name] = keyOn(engine);
      found.push(name);
      break;
    }
  }
  return found;
}
