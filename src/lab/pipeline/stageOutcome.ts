/** What becomes of a stage, and who is told. */
import type { AnyStageName, StageName } from '../stages/catalogue.ts';
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

interface Listener<Name> {
  stage(name: Name, state: StageState, resolved?: Omit<Resolved, 'remembered'>): void;
  update(name: Name, update: StageUpdate): void;
}

/** To a run. */
export type PipelineListener = Listener<StageName>;
/** To a question, and what it needs. */
export type QuestionListener = Listener<AnyStageName>;

export interface Resolved {
  readonly key: string;
  readonly outcome: StageOutcome;
  readonly remembered: boolean;
}
