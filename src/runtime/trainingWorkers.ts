/**
 * The training workers that there are, all on one engine: two from the beginning, more when there are jobs for them, and those
 * end when they have had none for a while.
 */
import type { Experiment } from '../lab/experiment/experiment.ts';
import { workersToStart } from '../lab/pipeline/schedule.ts';
import type { EngineInfo, EngineName, Gate } from './protocol.ts';
import { RpcClient, type WorkerPort } from './rpc.ts';
import type { PassedOver, StartEngine, TrainingService } from './trainingService.ts';
import { CacheIndex } from './workerCache.ts';

export interface TrainingWorker {
  readonly client: RpcClient<TrainingService>;
  readonly engine: EngineInfo;
  /** Outputs that it holds. */
  readonly index: CacheIndex;
  busy: boolean;
  /** Ends it, unless it is given something to do before. */
  ending: ReturnType<typeof setTimeout> | undefined;
}

/** Told by whoever has jobs for them. */
export interface Employer {
  /** There may be something to do for one of them, or room for another. */
  changed(): void;
  /** Nobody is left who could do what waits. */
  deserted(why: Error): void;
}

/** What the jobs of workers fail with that are replaced under them; the new engine may run them again. */
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

export class TrainingWorkers {
  private all: TrainingWorker[] = [];
  private gate: Gate = 'open';
  private opening = 0;
  private ahead: Experiment | undefined;
  private code: Experiment | undefined;
  /** Some worker could not load what a run needs, and would not ask again. */
  lacksCode = false;
  /** Counts the starts: a worker that was asked for by an earlier one comes too late. */
  private turn = 0;
  engine: EngineInfo | undefined;
  private allowed = KEPT;

  /** @param cores how many workers the machine's cores are good for */
  constructor(
    private readonly spawn: () => WorkerPort,
    private readonly cores: number,
    private readonly employer: Employer,
  ) {}

  /** Workers that train, or will in a moment. */
  get count(): number {
    return this.all.length + this.opening;
  }

  /** As many workers as the engine and the machine's cores are good for. */
  get most(): number {
    return this.engine && PARALLEL.includes(this.engine.backend) ? this.cores : 1;
  }

  /** Those that have nothing to do. */
  get idle(): TrainingWorker[] {
    return this.all.filter(({ busy }) => !busy);
  }

  has(worker: TrainingWorker): boolean {
    return this.all.includes(worker);
  }

  hasOthersThan(worker: TrainingWorker): boolean {
    return this.all.some((one) => one !== worker);
  }

  /** Before anybody has said how many have room, there are no more than those that stay. */
  allow(workers: number): void {
    this.allowed = Math.max(1, workers);
    this.employer.changed();
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
    const worker = await this.open(requested, exclude, passedOver);
    this.engine = worker.engine;
    this.getReady(worker);
    if (this.most > 1) this.openAnother((second) => this.getReady(second));
    this.employer.changed();
    return worker.engine;
  }

  /** Starts workers for what waits: none before the first is there. */
  hire(waiting: number): void {
    if (this.all.length === 0) return;
    const most = Math.min(this.most, this.allowed);
    const crew = { idle: this.idle.length, starting: this.opening, count: this.count, most };
    for (let more = workersToStart(waiting, crew); more > 0; more--) this.openAnother();
  }

  /** One worker is enough: another that cannot start only makes the run slower. */
  private openAnother(opened: (worker: TrainingWorker) => void = () => {}): void {
    this.opening++;
    const { turn } = this;
    this.open(this.engine!.backend, [])
      .then(opened, () => {
        if (turn === this.turn) this.allowed = Math.max(1, this.all.length);
      })
      .finally(() => {
        if (turn === this.turn) this.opening--;
        this.employer.changed();
      });
  }

  private async open(
    requested: EngineName | undefined,
    exclude: readonly EngineName[],
    passedOver: (engine: PassedOver) => void = () => {},
  ): Promise<TrainingWorker> {
    const port = this.spawn();
    const { turn } = this;
    let worker: TrainingWorker | undefined;
    const client = new RpcClient<TrainingService>({
      ...port,
      onError: (listener) =>
        port.onError((error) => {
          if (worker) this.lose(worker);
          port.terminate();
          listener(error);
          if (turn === this.turn && this.all.length === 0) this.employer.deserted(error);
        }),
    });
    const ask: StartEngine = requested ? { requested, exclude } : { exclude };
    try {
      const engine = await client.call('start', ask, { update: passedOver });
      if (turn !== this.turn) throw new EngineReplaced('The engine was replaced.');
      worker = { client, engine, index: new CacheIndex(), busy: false, ending: undefined };
      this.all.push(worker);
      client.tell('gate', this.gate);
      if (this.code) this.loadIn(client, this.code);
      this.restSoon(worker);
      return worker;
    } catch (error) {
      client.terminate();
      throw error;
    }
  }

  occupy(worker: TrainingWorker): void {
    clearTimeout(worker.ending);
    worker.busy = true;
  }

  release(worker: TrainingWorker): void {
    worker.busy = false;
    this.restSoon(worker);
  }

  /** A worker that has nothing to do ends after a while. */
  private restSoon(worker: TrainingWorker): void {
    if (!this.has(worker) || this.all.length <= KEPT) return;
    worker.ending = setTimeout(() => {
      if (worker.busy || this.all.length <= KEPT) return;
      this.all = this.all.filter((one) => one !== worker);
      worker.client.terminate();
    }, IDLE_MS);
  }

  /** Ends one for which there is no room. */
  dismiss(worker: TrainingWorker): void {
    this.lose(worker);
    worker.client.terminate();
  }

  /** There is no room for it, it seems: there are no more than the others until somebody says again how many there may be. */
  private lose(worker: TrainingWorker): void {
    if (!this.has(worker)) return;
    clearTimeout(worker.ending);
    this.all = this.all.filter((one) => one !== worker);
    this.allowed = Math.max(1, this.all.length);
  }

  private getReady({ client }: TrainingWorker): void {
    if (this.ahead) client.tell('warm', this.ahead);
  }

  /** Lets the workers get ready for a first run, a second that opens later too. */
  warm(experiment: Experiment): void {
    this.ahead = experiment;
    for (const { client } of this.all) client.tell('warm', experiment);
  }

  /** Has the workers load the code of a run, those that open later too. */
  load(experiment: Experiment): void {
    this.code = experiment;
    for (const { client } of this.all) this.loadIn(client, experiment);
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

  /** Drops the outputs that they hold from earlier jobs. */
  forget(): void {
    for (const { client, index } of this.all) client.tell('drop', index.clear());
  }

  setGate(gate: Gate): void {
    // One that is asked for before any worker is there is for those that come.
    this.gate = gate === 'step' && this.all.length > 0 ? 'closed' : gate;
    for (const { client } of this.all) client.tell('gate', gate);
  }

  terminate(): void {
    const { all } = this;
    const reason = new EngineReplaced('The engine was replaced.');
    this.turn++;
    this.ahead = undefined;
    this.code = undefined;
    this.lacksCode = false;
    this.opening = 0;
    this.allowed = KEPT;
    this.all = [];
    for (const { client, ending } of all) {
      clearTimeout(ending);
      client.terminate(reason);
    }
    this.employer.deserted(reason);
  }
}
