/** What becomes of a stage, and who is told. */
import type { StageName } from '../stages/catalogue.ts';
import type { StageUpdate } from '../stages/stageContext.ts';

export interface StageOutcome {
  readonly output: unknown;
  readonly seconds: number;
  readonly steps: number;
  /** The engine that computed it. */
  readonly engine: string;
}

/** elsewhere: another computes it, with whom the memory is shared, and its outcome is waited for. */
export type StageState = 'waiting' | 'elsewhere' | 'running' | 'done' | 'remembered' | 'failed';

export interface PipelineListener {
  stage(name: StageName, state: StageState, resolved?: Omit<Resolved, 'remembered'>): void;
  update(name: StageName, update: StageUpdate): void;
}

export interface Resolved {
  readonly key: string;
  readonly outcome: StageOutcome;
  readonly remembered: boolean;
}
