/**
 * Stages that others compute as well, with whom the memory is shared: what one of them is at is waited for instead of computed
 * twice, for as long as it goes on there. Who waits holds nothing, so that no two can wait for each other.
 */
import { EndedElsewhere, type StageJob, type StageMemory } from '../lab/pipeline/pipeline.ts';
import type { StageOutcome } from '../lab/pipeline/stageOutcome.ts';
import { stageOf } from '../lab/stages/catalogue.ts';
import { StageAborted, type StageUpdate } from '../lab/stages/stageContext.ts';
import { NotAdmitted, type TrainingPool } from './pool.ts';

export interface Others {
  /** Takes a stage in hand. @returns whether it may be computed here: nobody else is at it, or goes on with it */
  claim(key: string): Promise<boolean>;
  /** It has got further here. */
  goesOn(key: string): void;
  /** It is finished and stored, or given up; nothing where it was not in hand. */
  release(key: string): void;
  /** Resolves once the other has released it, is gone or does not go on, or the signal says so. */
  ended(key: string, signal: AbortSignal): Promise<void>;
}

export class SharedStages implements StageMemory {
  constructor(
    private readonly pool: Pick<TrainingPool, 'execute'>,
    private readonly memory: StageMemory,
    private readonly others: Others,
  ) {}

  get(key: string): Promise<StageOutcome | undefined> {
    return this.memory.get(key);
  }

  async put(key: string, outcome: StageOutcome, stored: boolean): Promise<void> {
    await this.memory.put(key, outcome, stored);
    // Only from now on can the others have it.
    this.others.release(key);
  }

  /** @throws as `StageHost.execute` */
  async execute(
    job: StageJob,
    update: (update: StageUpdate) => void,
    signal: AbortSignal,
    elsewhere: () => void,
  ): Promise<unknown> {
    const { others } = this;
    const { key, name } = job;
    if (!stageOf(name).stored) return this.pool.execute(job, update, signal);
    const told = (one: StageUpdate) => {
      others.goesOn(key);
      update(one);
    };
    try {
      const output = await this.pool.execute(job, told, signal, () => others.claim(key));
      if (signal.aborted) throw new StageAborted('aborted');
      return output;
    } catch (error) {
      others.release(key);
      if (!(error instanceof NotAdmitted)) throw error;
    }
    elsewhere();
    await others.ended(key, signal);
    if (signal.aborted) throw new StageAborted('aborted');
    throw new EndedElsewhere('The other has ended.');
  }
}
