/**
 * Stage outputs that stay in a training worker, so that they cross to it once: the worker keeps a `WorkerCache`, the pool that
 * sends it jobs keeps the `CacheIndex` of it and says what is to go.
 */
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import type { AnyStageName } from '../lab/stages/catalogue.ts';

/** Outputs that a training worker holds beside those of its job: a run and what a moved slider needs of the one before. */
const HELD = 16;

type Inputs = StageJob['inputs'];

const named = (job: StageJob) => Object.entries(job.inputKeys) as [AnyStageName, string][];

/** What one worker holds, by key, the longest unused first. */
export class CacheIndex {
  private readonly keys = new Set<string>();

  /** How many of a job's inputs would have to be sent. */
  missing(job: StageJob): number {
    return named(job).filter(([, key]) => !this.keys.has(key)).length;
  }

  /** The job with only what is not there yet, and the keys of what has to go. */
  pack(job: StageJob): { job: StageJob; drop: string[] } {
    const lacking = named(job).filter(([, key]) => !this.keys.has(key));
    const inputs = Object.fromEntries(lacking.map(([name]) => [name, job.inputs[name]])) as Inputs;
    for (const [, key] of named(job)) this.add(key);
    const drop = [...this.keys].slice(0, Math.max(0, this.keys.size - HELD));
    for (const key of drop) this.keys.delete(key);
    return { job: { ...job, inputs }, drop };
  }

  /** The worker has computed this one itself. */
  add(key: string): void {
    this.keys.delete(key);
    this.keys.add(key);
  }

  /** @returns what the worker has to drop */
  clear(): string[] {
    const keys = [...this.keys];
    this.keys.clear();
    return keys;
  }
}

/** The outputs themselves. */
export class WorkerCache {
  private readonly outputs = new Map<string, unknown>();

  /** All inputs of a packed job; what was sent with it stays for the next. */
  unpack(job: StageJob, drop: readonly string[]): Inputs {
    const inputs = named(job).map(([name, key]) => {
      if (name in job.inputs) this.outputs.set(key, job.inputs[name]);
      return [name, this.outputs.get(key)];
    });
    this.drop(drop);
    return Object.fromEntries(inputs) as Inputs;
  }

  add(key: string, output: unknown): void {
    this.outputs.set(key, output);
  }

  drop(keys: readonly string[]): void {
    for (const key of keys) this.outputs.delete(key);
  }

  get size(): number {
    return this.outputs.size;
  }
}
