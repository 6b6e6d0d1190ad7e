/**
 * The workers that train stages: the most urgent job first; it leaves the queue or its worker when it is aborted. They are
 * started when there are jobs for them, and most of them end when they have had none for a while.
 */
import type { Measurement } from '../lab/estimate/measure.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import { inOrder, workersToStart } from '../lab/pipeline/schedule.ts';
import { stageOf } from '../lab/stages/catalogue.ts';
import { StageAborted, type StageUpdate } from '../lab/stages/stageContext.ts';
import type { EngineInfo, EngineName, Gate } from './protocol.ts';
import { RpcClient, type WorkerPort } from './rpc.ts';
import type { Measure, PassedOver, StartEngine, TrainingService } from './trainingService.ts';
import { CacheIndex } from './workerCache.ts';

/** One training worker as the pool knows it. */
interface Slot {
  readonly client: RpcClient<TrainingService>;
  readonly engine: EngineInfo;
  readonly index: CacheIndex;
  busy: Task | undefined;
  /** Ends it, unless it is given something to do before. */
  ending: ReturnType<typeof setTimeout> | undefined;
}

/** Something that a worker is to do: a stage, or a measurement. */
interface Task {
  /** The lowest goes first. */
  readonly priority: number;
  /** How much of what it needs a worker lacks. */
  missing(index: CacheIndex): number;
  perform(slot: Slot): Promise<unknown>;
  readonly signal: AbortSignal;
  resolve(output: unknown): void;
  reject(error: Error): void;
  started: boolean;
  /** A worker broke under it, or had no memory left for it. */
  again: boolean;
}

const BEFORE_ALL_STAGES = -1;

/** What the jobs of a pool fail with when its workers are replaced under them; the new engine may run them again. */
export class EngineReplaced extends Error {
  override readonly name = 'EngineReplaced';
  readonly hint = 'The stage runs again on the new engine.';
}

/** Engines whose threads train side by side; a GPU is one device however many threads ask it. */
const PARALLEL: readonly EngineName[] = ['wasm-fma', 'wasm', 'cpu'];

/** These wait for jobs: a run begins at once, and a moved slider finds there what it needs. */
const KEPT = 2;

/** The others end when they have had nothing to do for so long. Our choice. */
export const IDLE_MS = 20_000;

/** What one worker fails with where another may not. */
const FOR_ANOTHER = ['EngineOutOfMemory'];

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
  private allowed = KEPT;

  /** @param cores how many workers the machine's cores are good for */
  constructor(
    private readonly spawn: () => WorkerPort,
    private readonly cores: number,
  ) {}

  /** Workers that train, or will in a moment. */
  get count(): number {
    return this.slots.length + this.opening;
  }

  /** As many workers as the engine and the machine's cores are good for. */
  get most(): number {
    return this.engine && PARALLEL.includes(this.engine.backend) ? this.cores : 1;
  }

  /** Before anybody has said how many have room, there are no more than those that stay. */
  allow(workers: number): void {
    this.allowed = Math.max(1, workers);
    this.fillSoon();
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
    const slot = await this.open(requested, exclude, passedOver);
    this.engine = slot.engine;
    this.getReady(slot);
    if (this.most > 1) this.openAnother((second) => this.getReady(second));
    this.fillSoon();
    return slot.engine;
  }

  /** One worker is enough: another that cannot start only makes the run slower. */
  private openAnother(opened: (slot: Slot) => void = () => {}): void {
    this.opening++;
    const { turn } = this;
    this.open(this.engine!.backend, [])
      .then(opened, () => {
        if (turn === this.turn) this.allowed = Math.max(1, this.slots.length);
      })
      .finally(() => {
        if (turn === this.turn) this.opening--;
        this.fillSoon();
      });
  }

  private getReady({ client }: Slot): void {
    if (this.ahead) client.tell('warm', this.ahead);
  }

  /** Lets the workers get ready for a first run, a second that opens later too. */
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
    this.allowed = KEPT;
    this.slots = [];
    for (const { client, ending } of slots) {
      clearTimeout(ending);
      client.terminate(reason);
    }
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
  ): Promise<Slot> {
    const port = this.spawn();
    const { turn } = this;
    let slot: Slot | undefined;
    const client = new RpcClient<TrainingService>({
      ...port,
      onError: (listener) =>
        port.onError((error) => {
          if (slot) this.lose(slot);
          port.terminate();
          listener(error);
          if (turn === this.turn && this.slots.length === 0) this.rejectQueue(error);
        }),
    });
    const ask: StartEngine = requested ? { requested, exclude } : { exclude };
    try {
      const engine = await client.call('start', ask, { update: passedOver });
      if (turn !== this.turn) throw new EngineReplaced('The engine was replaced.');
      slot = { client, engine, index: new CacheIndex(), busy: undefined, ending: undefined };
      this.slots.push(slot);
      client.tell('gate', this.gate);
      if (this.code) this.loadIn(client, this.code);
      this.rest(slot);
      return slot;
    } catch (error) {
      client.terminate();
      throw error;
    }
  }

  /** There is no room for it, it seems: there are no more than the others until somebody says again how many there may be. */
  private lose(slot: Slot): void {
    if (!this.slots.includes(slot)) return;
    clearTimeout(slot.ending);
    this.slots = this.slots.filter((one) => one !== slot);
    this.allowed = Math.max(1, this.slots.length);
  }

  /** A worker that has nothing to do ends after a while. */
  private rest(slot: Slot): void {
    if (!this.slots.includes(slot) || this.slots.length <= KEPT) return;
    slot.ending = setTimeout(() => {
      if (slot.busy || this.slots.length <= KEPT) return;
      this.slots = this.slots.filter((one) => one !== slot);
      slot.client.terminate();
    }, IDLE_MS);
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
      const free = this.slots.filter(({ busy }) => !busy);
      const [slot] = free.sort((a, b) => task.missing(a.index) - task.missing(b.index));
      if (!slot) break;
      this.queue = this.queue.filter((queued) => queued !== task);
      void this.perform(task, slot);
    }
    if (this.slots.length > 0) this.hire();
  }

  /** Starts workers for what waits. */
  private hire(): void {
    const idle = this.slots.filter(({ busy }) => !busy).length;
    const most = Math.min(this.most, this.allowed);
    const crew = { idle, starting: this.opening, count: this.count, most };
    for (let more = workersToStart(this.queue.length, crew); more > 0; more--) this.openAnother();
  }

  private async perform(task: Task, slot: Slot): Promise<void> {
    clearTimeout(slot.ending);
    slot.busy = task;
    task.started = true;
    try {
      task.resolve(await task.perform(slot));
    } catch (error) {
      if (this.isForAnother(error as Error, task, slot)) this.again(task);
      else task.reject(error as Error);
    } finally {
      slot.busy = undefined;
      this.rest(slot);
      this.fillSoon();
    }
  }

  /** Whether a job may do better on another worker than on this, which is gone or goes. */
  private isForAnother({ name }: Error, { again, signal }: Task, slot: Slot): boolean {
    if (again || signal.aborted || name === 'EngineReplaced') return false;
    const others = this.slots.filter((one) => one !== slot).length;
    if (others === 0) return false;
    if (!this.slots.includes(slot)) return true;
    if (!FOR_ANOTHER.includes(name)) return false;
    this.lose(slot);
    slot.client.terminate();
    return true;
  }

  private again(task: Task): void {
    task.again = true;
    task.started = false;
    this.queue.unshift(task);
  }
}
