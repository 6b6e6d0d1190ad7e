/** The workers that train stages: the most urgent job first; it leaves the queue or its worker when it is aborted. */
import type { Measurement } from '../lab/estimate/measure.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import { stageOf } from '../lab/stages/catalogue.ts';
import { StageAborted, type StageUpdate } from '../lab/stages/stageContext.ts';
import type { EngineInfo, EngineName, Gate } from './protocol.ts';
import { RpcClient, type WorkerPort } from './rpc.ts';
import type { Measure, PassedOver, StartEngine, TrainingService } from './trainingService.ts';
import { CacheIndex } from './workerCache.ts';

/** One training worker as the pool knows it. */
interface Slot {
  readonly client: RpcClient<TrainingService>;
  readonly index: CacheIndex;
  busy: Task | undefined;
}

/** Something that a worker is to do: a stage, or a measurement. */
interface Task {
  /** The lowest goes first. */
  readonly priority: number;
  /** How much of what it needs a worker lacks. */
  missing(index: CacheIndex): number;
  perform(slot: Slot): Promise<unknown>;
  resolve(output: unknown): void;
  reject(error: Error): void;
  started: boolean;
}

const BEFORE_ALL_STAGES = -1;

/** What the jobs of a pool fail with when its workers are replaced under them; the new engine may run them again. */
export class EngineReplaced extends Error {
  override readonly name = 'EngineReplaced';
  readonly hint = 'The stage runs again on the new engine.';
}

/** Engines whose threads train side by side; a GPU is one device however many threads ask it. */
const PARALLEL: readonly EngineName[] = ['wasm', 'cpu'];

/** It was this job's turn, and it may not begin now. */
export class NotAdmitted extends Error {
  override readonly name = 'NotAdmitted';
}

export class TrainingPool {
  private slots: Slot[] = [];
  private queue: Task[] = [];
  private gate: Gate = 'open';
  private leakedTensors = 0;
  private opening = 0;
  private ahead: Experiment | undefined;
  private code: Experiment | undefined;
  /** Some worker could not load what a run needs, and would not ask again. */
  lacksCode = false;
  private filling: ReturnType<typeof setTimeout> | undefined;
  /** Counts the starts: a worker that was asked for by an earlier one comes too late. */
  private turn = 0;
  engine: EngineInfo | undefined;

  constructor(
    private readonly spawn: () => WorkerPort,
    private readonly cores: number,
  ) {}

  /** Workers that train, or will in a moment. */
  get count(): number {
    return this.slots.length + this.opening;
  }

  /** Tensors that stages left behind so far; 0 unless there is a leak. */
  get leaked(): number {
    return this.leakedTensors;
  }

  /**
   * Starts the workers on the best engine; training begins on the first.
   * @param passedOver told of a better one that could not be started
   * @throws the error of the engine that was refused
   */
  async start(
    requested: EngineName | undefined,
    exclude: readonly EngineName[],
    passedOver: (engine: PassedOver) => void = () => {},
  ): Promise<EngineInfo> {
    this.terminate();
    const first = await this.open(requested, exclude, passedOver);
    this.engine = first;
    if (PARALLEL.includes(first.backend) && this.cores > 1) {
      // One worker is enough: a second that cannot start only makes the run slower.
      this.opening++;
      const { turn } = this;
      void this.open(first.backend, [])
        .catch(() => undefined)
        .finally(() => {
          if (turn === this.turn) this.opening--;
          this.fillSoon();
        });
    }
    this.fillSoon();
    return first;
  }

  /** Lets the workers get ready for a first run, those that open later too. */
  warm(experiment: Experiment): void {
    this.ahead = experiment;
    for (const { client } of this.slots) client.tell('warm', experiment);
  }

  /** Has the workers load the code of a run, those that open later too. */
  load(experiment: Experiment): void {
    this.code = experiment;
    for (const { client } of this.slots) this.loadIn(client, experiment);
  }

  private loadIn(client: RpcClient<TrainingService>, experiment: Experiment): void {
    const { turn } = this;
    client.call('load', experiment).then(
      (whole) => {
        if (!whole && turn === this.turn) this.lacksCode = true;
      },
      // A worker that ended is told of elsewhere.
      () => {},
    );
  }

  /** Drops the outputs that workers hold from earlier jobs. */
  forget(): void {
    for (const { client, index } of this.slots) client.tell('drop', index.clear());
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
      const entry: Task = { ...task, resolve, reject, started: false };
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

  setGate(gate: Gate): void {
    this.gate = gate === 'step' ? 'closed' : gate;
    for (const { client } of this.slots) client.tell('gate', gate);
  }

  terminate(): void {
    const { slots } = this;
    const reason = new EngineReplaced('The engine was replaced.');
    this.turn++;
    this.ahead = undefined;
    this.code = undefined;
    this.lacksCode = false;
    this.opening = 0;
    this.slots = [];
    for (const { client } of slots) client.terminate(reason);
    this.rejectQueue(reason);
  }

  private rejectQueue(reason: Error): void {
    const { queue } = this;
    this.queue = [];
    for (const task of queue) task.reject(reason);
  }

  private async open(
    requested: EngineName | undefined,
    exclude: readonly EngineName[],
    passedOver: (engine: PassedOver) => void = () => {},
  ): Promise<EngineInfo> {
    const port = this.spawn();
    const { turn } = this;
    const client = new RpcClient<TrainingService>({
      ...port,
      onError: (listener) =>
        port.onError((error) => {
          this.slots = this.slots.filter((one) => one !== slot);
          port.terminate();
          listener(error);
          if (turn === this.turn && this.slots.length === 0) this.rejectQueue(error);
        }),
    });
    const slot: Slot = { client, index: new CacheIndex(), busy: undefined };
    const ask: StartEngine = requested ? { requested, exclude } : { exclude };
    try {
      const engine = await client.call('start', ask, { update: passedOver });
      if (turn !== this.turn) throw new EngineReplaced('The engine was replaced.');
      this.slots.push(slot);
      client.tell('gate', this.gate);
      if (this.code) this.loadIn(client, this.code);
      if (this.ahead) client.tell('warm', this.ahead);
      return engine;
    } catch (error) {
      client.terminate();
      throw error;
    }
  }

  /** What a finished stage sets free is asked for within this turn: the most urgent of all that wait then goes first. */
  private fillSoon(): void {
    this.filling ??= setTimeout(() => {
      this.filling = undefined;
      this.fill();
    });
  }

  private fill(): void {
    const queue = this.queue.toSorted((a, b) => a.priority - b.priority);
    for (const task of queue) {
      const free = this.slots.filter(({ busy }) => !busy);
      const [slot] = free.sort((a, b) => task.missing(a.index) - task.missing(b.index));
      if (!slot) return;
      this.queue = this.queue.filter((queued) => queued !== task);
      void this.perform(task, slot);
    }
  }

  private async perform(task: Task, slot: Slot): Promise<void> {
    slot.busy = task;
    task.started = true;
    try {
      task.resolve(await task.perform(slot));
    } catch (error) {
      task.reject(error as Error);
    } finally {
      slot.busy = undefined;
      this.fillSoon();
    }
  }
}
