/** Runs of the pipeline without a page: training workers on threads, memory for this process only. */
import { availableParallelism, freemem, totalmem } from 'node:os';
import type { Experiment } from '../lab/experiment/experiment.ts';
import { type LeaveOutAnswer, type LeaveOutQuestion, leaveOneOut } from '../lab/leaveOut/leaveOneOut.ts';
import { Pipeline, type RunOutcome, type StageHost } from '../lab/pipeline/pipeline.ts';
import { assembleRunResult, type RunResult } from '../lab/pipeline/runResult.ts';
import { experimentsAtOnce, workersForCores } from '../lab/pipeline/schedule.ts';
import { stageOf } from '../lab/stages/catalogue.ts';
import { Estimator } from '../runtime/estimator.ts';
import { NeededMemory } from '../runtime/neededMemory.ts';
import { spawnTrainingThread } from '../runtime/node/spawnTrainingThread.ts';
import type { TrainingData } from '../runtime/node/trainingData.ts';
import { TrainingPool } from '../runtime/pool.ts';
import type { EngineInfo, EngineName } from '../runtime/protocol.ts';
import { estimateText } from './estimateText.ts';

export interface LabRun {
  readonly report: RunResult;
  readonly outcome: RunOutcome;
}

export interface LabOptions {
  readonly engine?: EngineName;
  /** At most so many training workers; by default as many as the machine's cores and memory are good for. */
  readonly jobs?: number;
  readonly data: TrainingData;
  /** What remembers stages and has them computed, where others share in both; else this process only. */
  readonly sharing?: (pool: TrainingPool) => Pick<StageHost, 'memory' | 'execute'>;
  /** One line for the estimate, and one per stage that ends. */
  readonly progress: (line: string) => void;
}

/** Of what is free, for outcomes of stages that experiments share; the rest is for those who train. Our choice. */
const REMEMBERED_SHARE = 0.25;
/** The models of some large runs. */
const LEAST_REMEMBERED = 256 * 2 ** 20;

/** Measured: what a training thread holds beside its stage. */
const THREAD = 55e6;

/** Older versions of Node tell less: not what the system holds for others only until it is asked for. */
function freeBytes(): number {
  const { availableMemory } = process as { readonly availableMemory?: () => number };
  return availableMemory?.() ?? freemem();
}

const seconds = () => performance.now() / 1000;

/** Training workers that run one experiment after the other, and remember what these share. */
export interface Lab {
  readonly engine: Pick<EngineInfo, 'backend' | 'adapter'>;
  /** @throws before anything trains what of these experiments could not run: TooLarge, TooFewExamples, or as reading the data does */
  check(experiments: readonly Experiment[]): Promise<void>;
  /** Tells what will be run: of what these share, everything is remembered until the last that needs it, and nothing after. */
  expect(experiments: readonly Experiment[]): void;
  /** So many runs can be under way at once without waiting for each other. */
  readonly atOnce: number;
  /**
   * Beside others that are under way; what two of them need is computed once.
   * @param told what comes of it, instead of what the lab was given
   * @throws TooLarge before anything trains, or the first failing stage's error
   */
  run(experiment: Experiment, told?: (line: string) => void): Promise<LabRun>;
  close(): void;
}

export interface AskedLab extends Lab {
  /** Training workers, at most. */
  readonly workers: number;
  /**
   * What would be without one example of an experiment, which is run first where it has not been.
   * @throws CannotLeaveOut before anything trains, else as `run`
   */
  leaveOut(experiment: Experiment, question: LeaveOutQuestion): Promise<LeaveOutAnswer>;
}

/** Each begins when those before have ended, however they did: one measurement would end another. */
function oneAfterTheOther(): <Found>(look: () => Promise<Found>) => Promise<Found> {
  let last: Promise<unknown> = Promise.resolve();
  return (look) => {
    const found = last.then(look);
    last = found.catch(() => undefined);
    return found;
  };
}

/** @throws the engine's error */
export async function openLab({ engine, jobs, data, sharing, progress }: LabOptions): Promise<AskedLab> {
  const opened = seconds();
  const most = jobs ?? workersForCores({ cores: availableParallelism(), watched: false });
  const pool = new TrainingPool(() => spawnTrainingThread(data), most);
  const started = await pool.workers.start(engine, []).catch((error) => {
    pool.workers.terminate();
    throw error;
  });
  progress(`engine ${started.backend} (${started.adapter}), up to ${pool.workers.most} at a time`);
  /** Starting the engine belongs to the first run, as on the page. */
  let starting = seconds() - opened;
  const estimator = new Estimator(pool, { machine: totalmem(), free: freeBytes(), thread: THREAD });
  let isFirst = true;
  const inTurn = oneAfterTheOther();
  const memory = new NeededMemory(Math.max(LEAST_REMEMBERED, REMEMBERED_SHARE * freeBytes()));
  const pipeline = new Pipeline({
    memory,
    execute: (job, update, signal) => pool.execute(job, update, signal),
    ...sharing?.(pool),
    engines: () => [started.backend],
    recover: async () => false,
    clock: seconds,
  });
  async function runOne(experiment: Experiment, told: (line: string) => void): Promise<LabRun> {
    const workers = await inTurn(async () => {
      // Of the first alone: while others train, measuring times would tell too much and hold them up.
      const estimate = isFirst ? await estimator.estimate(experiment, []) : null;
      isFirst = false;
      if (estimate && !estimate.shortage) told(estimateText(estimate));
      return estimator.requireFit(experiment);
    });
    pool.workers.allow(workers);
    // The report tells what the run takes, not what telling it took.
    const begun = seconds() - starting;
    starting = 0;
    const outcome = await pipeline.beside(experiment, {
      stage: (name, state, resolved) => {
        const { recordedAs } = stageOf(name);
        if (resolved) told(`${recordedAs} ${state} in ${resolved.outcome.seconds.toFixed(2)} s`);
      },
      update: () => {},
    });
    if (pool.leaked !== 0) progress(`warning: ${pool.leaked} tensors were left behind`);
    return { report: assembleRunResult(experiment, outcome, started, seconds() - begun), outcome };
  }
  return {
    engine: { backend: started.backend, adapter: started.adapter },
    workers: pool.workers.most,
    atOnce: experimentsAtOnce(pool.workers.most),
    async check(experiments) {
      for (const experiment of experiments) await estimator.requireFit(experiment);
      const most = experiments.reduce((a, b) =>
        a.dataset.membersPerModel >= b.dataset.membersPerModel ? a : b,
      );
      await pipeline.only('split', most, { stage: () => {}, update: () => {} });
    },
    expect: (experiments) => memory.expect(experiments, started.backend),
    async run(experiment, told = progress) {
      try {
        return await runOne(experiment, told);
      } finally {
        memory.done(experiment, started.backend);
      }
    },
    leaveOut: (experiment, question) =>
      leaveOneOut(pipeline, experiment, question, pool.workers.most, {
        stage: (name, state, resolved) => {
          if (resolved && state === 'done') {
            progress(`${stageOf(name).title} done in ${resolved.outcome.seconds.toFixed(2)} s`);
          }
        },
        update: () => {},
      }),
    close: () => pool.workers.terminate(),
  };
}

/** @throws TooLarge before anything trains, the first failing stage's or the engine's error */
export async function runLab(experiment: Experiment, options: LabOptions): Promise<LabRun> {
  const lab = await openLab(options);
  try {
    return await lab.run(experiment);
  } finally {
    lab.close();
  }
}
