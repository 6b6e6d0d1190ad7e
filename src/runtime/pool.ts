/** The jobs of the training workers: the most urgent first; one that is aborted leaves the queue or its worker. */
import type { Measurement } from '../lab/estimate/measure.ts';
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import { inOrder } from '../lab/pipeline/schedule.ts';
import { stageOf } from '../lab/stages/catalogue.ts';
import { StageAborted, type StageUpdate } from '../lab/stages/stageContext.ts';
import type { WorkerPort } from './rpc.ts';
import type { Measure } from './trainingService.ts';
import { type TrainingWorker, TrainingWorkers } from './trainingWorkers.ts';
import type { CacheIndex } from './workerCache.ts';

/** Something that a worker is to do: a stage, or a measurement. */
interface Task {
  /** The lowest goes first. */
  readonly priority: number;
  /** How much of what it needs a worker lacks. */
  missing(index: CacheIndex): number;
  perform(worker: TrainingWorker): Promise<unknown>;
  readonly signal: AbortSignal;
  resolve(output: unknown): void;
  reject(error: Error): void;
  started: boolean;
  /** A worker broke under it, or had no memory left for it. */
  again: boolean;
}

const BEFORE_ALL_STAGES = -1;

/** What one worker fails with where another may not. */
const FOR_ANOTHER = ['EngineOutOfMemory'];

/** It was this job's turn, and it may not begin now. */
export class NotAdmitted extends Error {
  override readonly name = 'NotAdmitted';
}

export class TrainingPool {
  readonly workers: TrainingWorkers;
  private queue: Task[] = [];
  private leakedTensors = 0;
  private filling: ReturnType<typeof setTimeout> | undefined;

  /** @param cores how many workers the machine's cores are good for */
  constructor(spawn: () => WorkerPort, cores: number) {
    this.workers = new TrainingWorkers(spawn, cores, {
      changed: () => this.fillSoon(),
      deserted: (why) => this.rejectAll(why),
    });
  }

  /** Tensors that stages left behind so far; 0 unless there is a leak. */
  get leaked(): number {
    return this.leakedTensors;
  }

  /**
   * @param admit asked once a worker is free for the job
   * @throws NotAdmitted, StageAborted, EngineReplaced, or what failed in training
   */
  execute(
    job: StageJob,
    update: (update: StageUpdate) => void,
    signal: AbortSignal,
    admit?: () => Promise<boolean>,
  ): Promise<unknown> {
    return this.enqueue(signal, {
      priority: stageOf(job.name).priority,
      missing: (index) => index.missing(job),
      perform: async ({ client, index }) => {
        if (admit) {
          const admitted = await admit();
          if (signal.aborted) throw new StageAborted('aborted');
          if (!admitted) throw new NotAdmitted('It may not begin now.');
        }
        const updates = (all: readonly StageUpdate[]) => all.forEach(update);
        const { output, leaked } = await client.call('train', index.pack(job), { update: updates, signal });
        this.leakedTensors += leaked;
        index.add(job.key);
        return output;
      },
    });
  }

  /** What an experiment's models hold and cost, on a worker that is free: before anything else that waits. */
  async measure(asked: Measure, signal: AbortSignal): Promise<Measurement> {
    const measurement = await this.enqueue(signal, {
      priority: BEFORE_ALL_STAGES,
      missing: () => 0,
      perform: ({ client }) => client.call('measure', asked, { signal }),
    });
    return measurement as Measurement;
  }

  private enqueue(
    signal: AbortSignal,
    task: Pick<Task, 'priority' | 'missing' | 'perform'>,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const entry: Task = { ...task, signal, resolve, reject, started: false, again: false };
      signal.addEventListener('abort', () => {
        // The worker of one that has begun is told by its call.
        if (entry.started) return;
        this.queue = this.queue.filter((queued) => queued !== entry);
        reject(new StageAborted('aborted'));
      });
      this.queue.push(entry);
      this.fillSoon();
    });
  }

  private rejectAll(reason: Error): void {
    const { queue } = this;
    this.queue = [];
    for (const task of queue) task.reject(reason);
  }

  /** What a finished stage sets free is asked for within this turn: the most urgent of all that wait then goes first. */
  private fillSoon(): void {
    this.filling ??= setTimeout(() => {
      this.filling = undefined;
      this.fill();
    });
  }

  private fill(): void {
    for (const task of inOrder(this.queue)) {
      const [worker] = this.workers.idle.sort((a, b) => task.missing(a.index) - task.missing(b.index));
      if (!worker) break;
      this.queue = this.queue.filter((queued) => queued !== task);
      void this.perform(task, worker);
    }
    this.workers.hire(this.queue.length);
  }

  private async perform(task: Task, worker: TrainingWorker): Promise<void> {
    this.workers.occupy(worker);
    task.started = true;
    try {
      task.resolve(await task.perform(worker));
    } catch (error) {
      if (this.isForAnother(error as Error, task, worker)) this.again(task);
      else task.reject(error as Error);
    } finally {
      this.workers.release(worker);
      this.fillSoon();
    }
  }

  /** Whether a job may do better on another worker than on this, which is gone or goes. */
  private isForAnother({ name }: Error, { again, signal }: Task, worker: TrainingWorker): boolean {
    if (again || signal.aborted || name === 'EngineReplaced') return false;
    if (!this.workers.hasOthersThan(worker)) return false;
    if (!this.workers.has(worker)) return true;
    if (!FOR_ANOTHER.includes(name)) return false;
    this.workers.dismiss(worker);
    return true;
  }

  private again(task: Task): void {
    task.again = true;
    task.started = false;
    this.queue.unshift(task);
  }
}
