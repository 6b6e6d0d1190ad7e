/** One run of the pipeline without a page: lanes on threads, memory for this process only. */
import { availableParallelism, totalmem } from 'node:os';
import { requireFit } from '../lab/estimate/estimate.ts';
import type { Experiment } from '../lab/experiment.ts';
import { Pipeline, type RunOutcome } from '../lab/pipeline.ts';
import { assembleReport, type Report } from '../lab/report.ts';
import { Estimator } from '../worker/estimator.ts';
import { LanePool } from '../worker/lanePool.ts';
import { SessionMemory } from '../worker/memory.ts';
import type { EngineName } from '../worker/protocol.ts';
import { estimateText } from './estimateText.ts';
import type { LaneData } from './loadData.ts';
import { threadPort } from './threadPort.ts';

export interface LabRun {
  readonly report: Report;
  readonly outcome: RunOutcome;
}

export interface LabOptions {
  readonly engine?: EngineName;
  readonly data: LaneData;
  /** One line for the estimate, and one per stage that ends. */
  readonly progress: (line: string) => void;
}

const seconds = () => performance.now() / 1000;

/** @throws TooLarge before anything trains, the first failing stage's or the engine's error */
export async function runLab(
  experiment: Experiment,
  { engine, data, progress }: LabOptions,
): Promise<LabRun> {
  const pool = new LanePool(() => threadPort(data), availableParallelism());
  let begun = seconds();
  try {
    const started = await pool.start(engine, []);
    progress(`engine ${started.backend} (${started.adapter}), ${pool.count} at a time`);
    const asked = seconds();
    const estimate = await new Estimator(pool, totalmem()).estimate(experiment, []);
    progress(estimateText(estimate));
    requireFit(estimate);
    // The report tells what the run takes, not what telling it took.
    begun += seconds() - asked;
    const pipeline = new Pipeline({
      memory: new SessionMemory(),
      engines: () => [started.backend],
      execute: (job, update, signal) => pool.execute(job, update, signal),
      recover: async () => false,
      clock: seconds,
    });
    const outcome = await pipeline.start(experiment, {
      stage: (name, state, resolved) => {
        if (resolved) progress(`${name} ${state} in ${resolved.outcome.seconds.toFixed(2)} s`);
      },
      update: () => {},
    });
    if (pool.leaked !== 0) progress(`warning: ${pool.leaked} tensors were left behind`);
    return { report: assembleReport(experiment, outcome, started, seconds() - begun), outcome };
  } finally {
    pool.terminate();
  }
}
