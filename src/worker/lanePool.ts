/** The lanes that train stages: first come, first served; a job leaves the queue or its lane when it is aborted. */
import type { StageJob } from '../lab/pipeline.ts';
import { StageAborted, type StageUpdate } from '../lab/stage.ts';
import { fromMessage } from './errors.ts';
import type { EngineInfo, EngineName, FromLane, Gate, ToLane } from './protocol.ts';

/** A thread that runs a Lane. */
export interface LanePort {
  post(message: ToLane): void;
  onMessage(listener: (message: FromLane) => void): void;
  onError(listener: (error: Error) => void): void;
  terminate(): void;
}

interface Job {
  readonly id: number;
  readonly job: StageJob;
  update(update: StageUpdate): void;
  resolve(output: unknown): void;
  reject(error: Error): void;
  lane?: LaneSlot;
}

interface LaneSlot {
  readonly port: LanePort;
  busy: Job | undefined;
}

/** What the jobs of a pool fail with when its lanes are replaced under them; the new engine may run them again. */
export class EngineReplaced extends Error {
  override readonly name = 'EngineReplaced';
  readonly hint = 'The stage runs again on the new engine.';
}

/** Engines whose threads train side by side; a GPU is one device however many threads ask it. */
const PARALLEL: readonly EngineName[] = ['wasm', 'cpu'];

export class LanePool {
  private lanes: LaneSlot[] = [];
  private queue: Job[] = [];
  private nextId = 1;
  private gate: Gate = 'open';
  private leakedTensors = 0;
  /** Counts the starts: a lane that was asked for by an earlier one comes too late. */
  private turn = 0;
  engine: EngineInfo | undefined;

  constructor(
    private readonly spawn: () => LanePort,
    private readonly cores: number,
  ) {}

  get count(): number {
    return this.lanes.length;
  }

  /** Tensors that stages left behind so far; 0 unless there is a leak. */
  get leaked(): number {
    return this.leakedTensors;
  }

  /** Starts the lanes on the best engine. @throws the named error of the engine that was refused. */
  async start(requested: EngineName | undefined, exclude: readonly EngineName[]): Promise<EngineInfo> {
    this.terminate();
    const first = await this.open(requested, exclude);
    this.engine = first;
    if (PARALLEL.includes(first.backend) && this.cores > 1) {
      // One lane is enough: a second that cannot start only makes the run slower.
      await this.open(first.backend, []).catch(() => undefined);
    }
    this.fill();
    return first;
  }

  execute(job: StageJob, update: (update: StageUpdate) => void, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const entry: Job = { id: this.nextId++, job, update, resolve, reject };
      signal.addEventListener('abort', () => {
        if (entry.lane) return entry.lane.port.post({ kind: 'abort', id: entry.id });
        this.queue = this.queue.filter((queued) => queued !== entry);
        reject(new StageAborted('aborted'));
      });
      this.queue.push(entry);
      this.fill();
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
    for (const job of queue) job.reject(reason);
  }

  private open(requested: EngineName | undefined, exclude: readonly EngineName[]): Promise<EngineInfo> {
    const slot: LaneSlot = { port: this.spawn(), busy: undefined };
    const { turn } = this;
    return new Promise((resolve, reject) => {
      slot.port.onMessage((message) => {
        if (message.kind === 'ready' && turn !== this.turn) {
          slot.port.terminate();
          reject(new EngineReplaced('The engine was replaced.'));
        } else if (message.kind === 'ready') {
          this.lanes.push(slot);
          slot.port.post({ kind: 'gate', gate: this.gate });
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
    const job = slot.busy;
    if (job?.id !== message.id) return;
    if (message.kind === 'updates') {
      for (const update of message.updates) job.update(update);
      return;
    }
    slot.busy = undefined;
    if (message.kind === 'done') {
      this.leakedTensors += message.leaked;
      job.resolve(message.output);
    } else {
      job.reject(fromMessage(message.error));
    }
    this.fill();
  }

  private fill(): void {
    for (const slot of this.lanes) {
      if (slot.busy) continue;
      const job = this.queue.shift();
      if (!job) return;
      slot.busy = job;
      job.lane = slot;
      slot.port.post({ kind: 'job', id: job.id, job: job.job });
    }
  }
}
