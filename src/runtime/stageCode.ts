/** The code that computes stages, loaded before it is needed: after that the network may go. */
import { ATTACK_NAMES, loadAttack } from '../lab/attacks/catalogue.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import { STAGES, type StageName, stageOf } from '../lab/stages/catalogue.ts';
import { stagesInUse } from '../lab/stages/graph.ts';
import { withTimeLimit } from './withTimeLimit.ts';

const LIMIT_MS = 30_000;

/** A thread never asks a second time for a module that did not come: another thread has to. */
class CodeNotLoaded extends Error {
  override readonly name = 'CodeNotLoaded';
  readonly hint = 'Check the connection, then try again: what is finished is kept.';
  constructor(stage: string, reason: string) {
    super(`The code of the stage “${stage}” could not be loaded (${reason.replace(/\.$/, '')}).`);
  }
}

/** @throws CodeNotLoaded */
export async function codeOf<Code>(title: string, code: Promise<Code>): Promise<Code> {
  try {
    return await withTimeLimit(code, LIMIT_MS, 'The server');
  } catch (error) {
    throw new CodeNotLoaded(title, (error as Error).message);
  }
}

/** @throws CodeNotLoaded */
export async function loadStage(name: StageName, params: unknown): Promise<void> {
  const { title, load } = stageOf(name);
  await codeOf(title, load(params));
}

/**
 * First what the experiment asks for, then what another could.
 * @returns whether what it asks for is there
 */
export async function loadCode(experiment: Experiment): Promise<boolean> {
  const load = (name: StageName) => loadStage(name, stageOf(name).partParams(experiment));
  const found = await Promise.allSettled(stagesInUse(experiment).map(load));
  void Promise.allSettled([...STAGES.map(load), ...ATTACK_NAMES.map(loadAttack)]);
  return found.every(({ status }) => status === 'fulfilled');
}
