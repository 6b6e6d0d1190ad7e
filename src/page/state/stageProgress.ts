import type { StageState } from '../../lab/pipeline/stageOutcome.ts';
import { STAGES, type StageName } from '../../lab/stages/catalogue.ts';

export interface StageProgress {
  /** stopped: it was running when its run was stopped, refused or failed elsewhere, and has left nothing. */
  readonly state: StageState | 'stopped';
  readonly step: number;
  readonly steps: number;
  /** Seconds it took; null until it has ended. */
  readonly seconds: number | null;
  /** performance.now() of its start; null before. */
  readonly since: number | null;
}

export type StagesProgress = Readonly<Record<StageName, StageProgress>>;

export const WAITING: StageProgress = { state: 'waiting', step: 0, steps: 0, seconds: null, since: null };

/** A stage with nothing to do for an experiment: no message ever comes of it. */
export const NOTHING: StageProgress = { state: 'remembered', step: 0, steps: 0, seconds: 0, since: null };

export function everyStage(progressOf: (name: StageName) => StageProgress): StagesProgress {
  return Object.fromEntries(STAGES.map((name) => [name, progressOf(name)])) as StagesProgress;
}

/** Once their run is over without a result. */
export function afterTheEnd(stages: StagesProgress): StagesProgress {
  return everyStage((name) => {
    const stage = stages[name];
    if (stage.state === 'elsewhere') return WAITING;
    return stage.state === 'running' ? { ...stage, state: 'stopped' } : stage;
  });
}
