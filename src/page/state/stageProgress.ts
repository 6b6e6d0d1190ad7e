import type { StageState } from '../../lab/pipeline/stageOutcome.ts';
import type { StageName } from '../../lab/stages/catalogue.ts';

export interface StageProgress {
  readonly state: StageState;
  readonly step: number;
  readonly steps: number;
  /** Seconds it took; null until it has ended. */
  readonly seconds: number | null;
  /** performance.now() of its start; null before. */
  readonly since: number | null;
}

export type StagesProgress = Readonly<Record<StageName, StageProgress>>;
