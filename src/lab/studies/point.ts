/** What is kept of a run that is one of many. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, digest } from '../digest.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { RunResult } from '../pipeline/runResult.ts';
import { LAB_VERSION } from '../pipeline/stageKey.ts';

export type StudyPoint = Pick<
  RunResult,
  'experiment' | 'target' | 'shadow' | 'attacks' | 'information' | 'engine'
>;

export function pointOf({ experiment, target, shadow, attacks, information, engine }: RunResult): StudyPoint {
  return { experiment, target, shadow, attacks, information, engine };
}

/** Two points of one key have the same figures. @param engine that computes it, by its backend's name */
export function pointKey(experiment: Experiment, engine: string): string {
  return digest(utf8ToBytes(canonicalJson([LAB_VERSION, experiment, engine])));
}
