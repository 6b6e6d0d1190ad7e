import type { StageContext } from '../stages/stageContext.ts';

/** What an audit sees of the world: where it says how far it is, and where it can be stopped. */
export type AuditContext = Pick<StageContext, 'update' | 'checkpoint'>;

export interface AuditOptions {
  /** Of CLMIA's training. */
  readonly seed: number;
  /** Whether an engine is running, which CLMIA is trained on. */
  readonly engine: boolean;
}
