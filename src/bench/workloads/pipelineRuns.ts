/** Whole runs and what a moved slider costs: the lab's pipeline on training workers of their own, as the page and the CLI use it. */
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { Pipeline } from '../../lab/pipeline/pipeline.ts';
import { assembleRunResult } from '../../lab/pipeline/runResult.ts';
import { TrainingPool } from '../../runtime/pool.ts';
import type { WorkerPort } from '../../runtime/rpc.ts';
import { SessionMemory } from '../../runtime/sessionMemory.ts';
import type { BenchEngine } from '../catalogue.ts';
import type { Workload } from '../lap.ts';

export interface PipelineHost {
  spawn(): WorkerPort;
  readonly cores: number;
  /** Seconds. */
  clock(): number;
}

const withTau = (temperature: number): Experiment => ({
  ...DEFAULT_EXPERIMENT,
  contrastive: { ...DEFAULT_EXPERIMENT.contrastive, temperature },
});

const withLabels = (share: number): Experiment => ({
  ...DEFAULT_EXPERIMENT,
  head: { ...DEFAULT_EXPERIMENT.head, labelFraction: { members: share, nonMembers: share } },
});

/** Started training workers, and what is remembered of the latest default run. */
export class PipelineRuns {
  private pool: TrainingPool | undefined;
  private memory: SessionMemory | undefined;
  /** Counts the changes: each goes to a setting that no run has had. */
  private changes = 0;

  constructor(
    private readonly engine: BenchEngine,
    private readonly host: PipelineHost,
  ) {}

  /** One step: a default run of which nothing is remembered, from started training workers to the report. */
  async defaultRun(): Promise<Workload> {
    await this.workers();
    return this.workload(() => this.runDefault());
  }

  /** One step: from another temperature to the new report. */
  async tauChange(): Promise<Workload> {
    if (!this.memory) await this.runDefault();
    return this.workload(() => this.run(withTau(0.1 + 0.001 * ++this.changes)));
  }

  /** One step: from another share of known labels to the new report. */
  async labelChange(): Promise<Workload> {
    if (!this.memory) await this.runDefault();
    return this.workload(() => this.run(withLabels(0.11 + 0.0025 * (++this.changes % 200))));
  }

  private workload(step: () => Promise<void>): Workload {
    return { step, settle: async () => {}, dispose: () => {} };
  }

  private runDefault(): Promise<void> {
    this.memory = new SessionMemory();
    this.pool?.workers.forget();
    return this.run(DEFAULT_EXPERIMENT);
  }

  private async workers(): Promise<TrainingPool> {
    if (this.pool) return this.pool;
    const pool = new TrainingPool(() => this.host.spawn(), this.host.cores);
    await pool.workers.start(this.engine, []);
    this.pool = pool;
    return pool;
  }

  private async run(experiment: Experiment): Promise<void> {
    const pool = await this.workers();
    const begun = this.host.clock();
    const pipeline = new Pipeline({
      memory: this.memory!,
      engines: () => [this.engine],
      execute: (job, update, signal) => pool.execute(job, update, signal),
      recover: async () => false,
      clock: () => this.host.clock(),
    });
    const outcome = await pipeline.start(experiment, { stage: () => {}, update: () => {} });
    assembleRunResult(experiment, outcome, pool.workers.engine!, this.host.clock() - begun);
  }
}
