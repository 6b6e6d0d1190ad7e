/** The lanes that train stages: the most urgent first; a job leaves the queue or its lane when it is aborted. */
import type { Measurement } from '../lab/estimate/measure.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import { stageOf } from '../lab/stages/catalogue.ts';
import { StageAborted, type StageUpdate } from '../lab/stages/stageContext.ts';
import { fromMessage } from './errors.ts';
import type { EngineInfo, EngineName, FromLane, Gate, ToLane } from './protocol.ts';
import { Inventory } from './workerCache.ts';

/** A thread that runs a Lane. */
export interface LanePort {
  post(message: ToLane): void;
  onMessage(listener: (message: FromLane) => void): void;
  onError(listener: (error: Error) => void): void;
  terminate(): void;
}

/** Something that a lane is to do: a stage, or a measurement. */
interface Task {
  readonly id: number;
  /** The lowest goes first. */
  readonly priority: number;
  /** How much of what it needs a lane lacks. */
  missing(inventory: Inventory): number;
  order(inventory: Inventory): ToLane;
  update(update: StageUpdate): void;
  /** What a lane has that has done it. */
  readonly key?: string;
  resolve(output: unknown): void;
  reject(error: Error): void;
  lane?: LaneSlot;
}

interface LaneSlot {
  readonly port: LanePort;
  readonly inventory: Inventory;
  busy: Task | undefined;
}

const BEFORE_ALL_STAGES = -1;

/** What the jobs of a pool fail with when its lanes are replaced under them; the new engine may run them again. */
export class EngineReplaced extends Error {
  override readonly name = 'EngineReplaced';
  readonly hint = 'The stage runs again on the new engine.';
}

/** Engines whose threads train side by side; a GPU is one device however many threads ask it. */
const PARALLEL: readonly EngineName[] = ['wasm', 'cpu'];

export class LanePool {
  private lanes: LaneSlot[] = [];
  private queue: Task[] = [];
  private nextId = 1;
  private gate: Gate = 'open';
  private leakedTensors = 0;
  private opening = 0;
  private ahead: Experiment | undefined;
  private filling: ReturnType<typeof setTimeout> | undefined;
  /** Counts the starts: a lane that was asked for by an earlier one comes too late. */
  private turn = 0;
  engine: EngineInfo | undefined;

  constructor(
    private readonly spawn: () => LanePort,
    private readonly cores: number,
  ) {}

  /** Lanes that train, or will in a moment. */
  get count(): number {
    return this.lanes.length + this.opening;
  }

  /** Tensors that stages left behind so far; 0 unless there is a leak. */
  get leaked(): number {
    return this.leakedTensors;
  }

  /** Starts the lanes on the best engine; training begins on the first. @throws the error of the engine that was refused. */
  async start(requested: EngineName | undefined, exclude: readonly EngineName[]): Promise<EngineInfo> {
    this.terminate();
    const first = await this.open(requested, exclude);
    this.engine = first;
    if (PARALLEL.includes(first.backend) && this.cores > 1) {
      // One lane is enough: a second that cannot start only makes the run slower.
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

  /** Lets the lanes get ready for a first run, those that open later too. */
  warm(experiment: Experiment): void {
    this.ahead = experiment;
    for (const { port } of this.lanes) port.post({ kind: 'warm', experiment });
  }

  /** Drops the outputs that lanes hold from earlier jobs. */
  forget(): void {
    for (const { port, inventory } of this.lanes) port.post({ kind: 'drop', keys: inventory.clear() });
  }

  execute(job: StageJob, update: (update: StageUpdate) => void, signal: AbortSignal): Promise<unknown> {
    const id = this.nextId++;
    return this.perform(signal, {
      id,
      priority: stageOf(job.name).priority,
      key: job.key,
      missing: (inventory) => inventory.missing(job),
      order: (inventory) => ({ kind: 'job', id, ...inventory.pack(job) }),
      update,
    });
  }

  /** What an experiment's models hold and cost, on a lane that is free: before anything else that waits. */
  async measure(
    asked: Omit<Extract<ToLane, { kind: 'measure' }>, 'kind' | 'id'>,
    signal: AbortSignal,
  ): Promise<Measurement> {
    const id = this.nextId++;
    const measurement = await this.perform(signal, {
      id,
      priority: BEFORE_ALL_STAGES,
      missing: () => 0,
      order: () => ({ kind: 'measure', id, ...asked }),
      update: () => {},
    });
    return measurement as Measurement;
  }

  private perform(signal: AbortSignal, task: Omit<Task, 'resolve' | 'reject'>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const entry: Task = { ...task, resolve, reject };
      signal.addEventListener('abort', () => {
        if (entry.lane) return entry.lane.port.post({ kind: 'abort', id: entry.id });
        this.queue = this.queue.filter((queued) => queued !== entry);
        reject(new StageAborted('aborted'));
      });
      this.queue.push(entry);
      this.fillSoon();
    });
  }

  setGate(gate: Gate): void {
    this.gate = gate === 'step' ? 'closed' : gate;
    for (const { port } of this.lanes) port.post({ kind: 'gate', gate });
  }

  terminate(): void {
    const { lanes } = this;
    const reason = new EngineReplaced('The engine was replaced.');
    this.turn++;
    this.ahead = undefined;
    this.opening = 0;
    this.lanes = [];
    for (const lane of lanes) {
      lane.port.terminate();
      lane.busy?.reject(reason);
      lane.busy = undefined;
    }
    this.rejectQueue(reason);
  }

  private rejectQueue(reason: Error): void {
    const { queue } = this;
    this.queue = [];
    for (const task of queue) task.reject(reason);
  }

  private open(requested: EngineName | undefined, exclude: readonly EngineName[]): Promise<EngineInfo> {
    const slot: LaneSlot = { port: this.spawn(), inventory: new Inventory(), busy: undefined };
    const { turn } = this;
    return new Promise((resolve, reject) => {
      slot.port.onMessage((message) => {
        if (message.kind === 'ready' && turn !== this.turn) {
          slot.port.terminate();
          reject(new EngineReplaced('The engine was replaced.'));
        } else if (message.kind === 'ready') {
          this.lanes.push(slot);
          slot.port.post({ kind: 'gate', gate: this.gate });
          if (this.ahead) slot.port.post({ kind: 'warm', experiment: this.ahead });
          resolve(message.engine);
        } else if (message.kind === 'refused') {
          slot.port.terminate();
          reject(fromMessage(message.error));
        } else {
          this.receive(slot, message);
        }
      });
      slot.port.onError((error) => {
        this.lanes = this.lanes.filter((lane) => lane !== slot);
        slot.port.terminate();
        reject(error);
        slot.busy?.reject(error);
        if (turn === this.turn && this.lanes.length === 0) this.rejectQueue(error);
      });
      slot.port.post(requested ? { kind: 'start', requested, exclude } : { kind: 'start', exclude });
    });
  }

  private receive(slot: LaneSlot, message: Extract<FromLane, { id: number }>): void {
    const task = slot.busy;
    if (task?.id !== message.id) return;
    if (message.kind === 'updates') {
      for (const update of message.updates) task.update(update);
      return;
    }
    slot.busy = undefined;
    if (message.kind === 'done') {
      this.leakedTensors += message.leaked;
      if (task.key !== undefined) slot.inventory.add(task.key);
      task.resolve(message.output);
    } else if (message.kind === 'measured') {
      task.resolve(message.measurement);
    } else {
      task.reject(fromMessage(message.error));
    }
    this.fillSoon();
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
    for (const entry of queue) {
      const free = this.lanes.filter(({ busy }) => !busy);
      const [slot] = free.sort((a, b) => entry.missing(a.inventory) - entry.missing(b.inventory));
      if (!slot) return;
      this.queue = this.queue.filter((queued) => queued !== entry);
      slot.busy = entry;
      entry.lane = slot;
      slot.port.post(entry.order(slot.inventory));
    }
  }
}
