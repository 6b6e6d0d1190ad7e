/** Steps against the clock, in the thread that computes. */
import type { Lap } from './implementation.ts';

/** A workload as its own thread sees it. */
export interface Workload {
  /** Starts one step; a GPU may still be at it when this returns. */
  step(): void | Promise<void>;
  /** Waits until every started step is computed. */
  settle(): Promise<void>;
  dispose(): void | Promise<void>;
}

/** Losses are read back about this often, as in training. */
const READ_EVERY_SECONDS = 0.1;

/**
 * Runs laps of a workload. Steps are started in chunks, each waited for: a GPU would otherwise be given minutes of work
 * within the time of one lap. The chunks grow until one takes a tenth of a second.
 */
export class LapRunner {
  private chunk = 1;

  constructor(
    private readonly workload: Workload,
    /** In seconds. */
    private readonly clock: () => number,
  ) {}

  async run(seconds: number): Promise<Lap> {
    const begun = this.clock();
    let now = begun;
    let steps = 0;
    do {
      const from = now;
      for (let i = 0; i < this.chunk; i++) await this.workload.step();
      await this.workload.settle();
      steps += this.chunk;
      now = this.clock();
      if (now - from < READ_EVERY_SECONDS / 2) this.chunk *= 2;
      else if (now - from > 2 * READ_EVERY_SECONDS) this.chunk = Math.max(1, this.chunk >> 1);
    } while (now - begun < seconds);
    return { steps, seconds: now - begun };
  }
}
