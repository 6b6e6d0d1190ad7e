/** A stage's key: the hash of its own part of the experiment, its inputs' keys and the engine that computes it. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, digest } from '../digest.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { changedPairs } from '../experiment/experimentText.ts';
import { type AnyStageName, STAGES, type StageName, stageOf } from '../stages/catalogue.ts';
import { inputsOf, isIdle } from '../stages/graph.ts';
import type { Question } from '../stages/stage.ts';

/** Changes whenever a stage computes something else from the same inputs: what was remembered is then forgotten. */
export const LAB_VERSION = 7;

/** Which part of a stage in parts, by its number, or the question to an asked one. */
export type Piece = number | Question;

/** What a stage, or a piece of it, may read of the experiment. */
export function paramsOf(name: AnyStageName, experiment: Experiment, piece?: Piece): object {
  const stage = stageOf(name);
  if (piece === undefined) return stage.params(experiment);
  return { ...stage.partParams(experiment), ...(typeof piece === 'number' ? { part: piece } : piece) };
}

export function stageKey(
  name: AnyStageName,
  experiment: Experiment,
  inputKeys: readonly string[],
  engine: string,
  piece?: Piece,
): string {
  const { recordedAs, onEngine } = stageOf(name);
  // What does nothing is the same whatever stands around it.
  if (isIdle(name, experiment)) return `${recordedAs}-idle`;
  const on = onEngine ? engine : '';
  const text = canonicalJson([LAB_VERSION, recordedAs, paramsOf(name, experiment, piece), inputKeys, on]);
  return `${recordedAs}-${digest(utf8ToBytes(text))}`;
}

/** The keys of all stages when every one runs on the same engine. */
export function stageKeys(experiment: Experiment, engine: string): Record<StageName, string> {
  const keys = {} as Record<StageName, string>;
  for (const name of STAGES) {
    const inputs = inputsOf(name).map((input) => keys[input]);
    keys[name] = stageKey(name, experiment, inputs, engine);
  }
  return keys;
}

/** On no engine in particular: reckoned once of an experiment, which is a value. */
const keysKnown = new WeakMap<Experiment, Record<StageName, string>>();

function keysOf(experiment: Experiment): Record<StageName, string> {
  const known = keysKnown.get(experiment) ?? stageKeys(experiment, '');
  keysKnown.set(experiment, known);
  return known;
}

/** The stages that run again when one experiment becomes the other. */
export function changedStages(from: Experiment, to: Experiment): StageName[] {
  // Keys take ten times as long.
  if (from === to || changedPairs(from, to).length === 0) return [];
  const before = keysOf(from);
  const after = keysOf(to);
  return STAGES.filter((name) => before[name] !== after[name]);
}
