/** The code that computes stages, loaded before it is needed: after that the network may go. */
import { ATTACK_NAMES, loadAttack } from '../lab/attacks/catalogue.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import { type AnyStageName, ASKED_STAGES, STAGES, stageOf } from '../lab/stages/catalogue.ts';
import { stagesInUse } from '../lab/stages/graph.ts';
import { codeOf } from './codeOf.ts';

/** @throws CodeNotLoaded */
export async function loadStage(name: AnyStageName, params: unknown): Promise<void> {
  const { title, load } = stageOf(name);
  await codeOf(`the stage “${title}”`, load(params));
}

/**
 * First what the experiment asks for, then what another could.
 * @returns whether what it asks for is there
 */
export async function loadCode(experiment: Experiment): Promise<boolean> {
  const load = (name: AnyStageName) => loadStage(name, stageOf(name).partParams(experiment));
  const found = await Promise.allSettled(stagesInUse(experiment).map(load));
  void Promise.allSettled([...STAGES, ...ASKED_STAGES].map(load).concat(ATTACK_NAMES.map(loadAttack)));
  return found.every(({ status }) => status === 'fulfilled');
}
