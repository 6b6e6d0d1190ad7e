/** The page's side of the lab worker: a thin client with a watchdog. */
import type { Estimate } from '../lab/estimate/estimate.ts';
import type { Projection } from '../lab/evaluation/projection.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import type { LeaveOutAnswer, LeaveOutQuestion } from '../lab/leaveOut/leaveOneOut.ts';
import { StageAborted } from '../lab/stages/stageContext.ts';
import { RemoteError, toMessage } from './errors.ts';
import type {
  EngineName,
  FromLab,
  Gate,
  LabService,
  StoredSize,
  StudyEstimate,
  StudyOrder,
  StudyUpdate,
  ToLab,
} from './protocol.ts';
import { RpcClient, type WorkerPort } from './rpc.ts';

/**
 * A run that says nothing for a minute is taken to be stuck: its worker is replaced and the run resumed. The minute is counted
 * in ticks: of a machine that sleeps, or a tab that is frozen, no more than one passes.
 */
const TICK_MS = 5000;
const SILENT_TICKS = 12;

/** What sticks again and again, and finishes no stage in between, would do so for ever. */
const MOST_REPLACED = 2;

type Order = Extract<ToLab, { kind: 'run' }>;

export class LabClient {
  private client: RpcClient<LabService> | undefined;
  private runId = 0;
  private order: Order | undefined;
  private watchdog: ReturnType<typeof setInterval> | undefined;
  private silentTicks = 0;
  /** Since a stage was finished. */
  private replaced = 0;
  private paused = false;
  /** A dropout sweep is under way. */
  private sweeping = false;

  constructor(
    private readonly listener: (message: FromLab) => void,
    private readonly start: () => WorkerPort,
  ) {}

  /**
   * Starts a run, or lets a changed experiment take over the one that runs.
   * @param wanted what the listener has not got yet
   * @returns its id
   */
  run(
    experiment: Experiment,
    engine: EngineName | undefined,
    exclude: readonly EngineName[] = [],
    wanted = { candidates: true },
  ): number {
    const runId = ++this.runId;
    this.sweeping = false;
    this.order = { kind: 'run', runId, experiment, exclude, ...wanted, ...(engine && { engine }) };
    this.replaced = 0;
    this.send(this.order);
    this.watch();
    return this.runId;
  }

  setGate(gate: Gate): void {
    this.paused = gate !== 'open';
    this.send({ kind: 'gate', runId: this.runId, gate });
    this.watch();
  }

  stop(): void {
    this.paused = false;
    this.sweeping = false;
    this.order = undefined;
    this.send({ kind: 'stop', runId: this.runId });
    this.watch();
  }

  frameShown(): void {
    this.send({ kind: 'frameShown', runId: this.runId });
  }

  /**
   * UMAP's map of the last run's embedding.
   * @throws StageAborted once another run has begun; RemoteError, named as what failed there
   */
  mapEmbedding(update: (progress: number) => void): Promise<Projection> {
    return this.open().call('map', null, { update });
  }

  /** @returns whether every stored stage is forgotten; false where the worker breaks */
  forget(): Promise<boolean> {
    return this.open()
      .call('forget', null)
      .catch(() => false);
  }

  /** What is kept of earlier runs. @throws RemoteError where the worker breaks */
  stored(): Promise<StoredSize> {
    return this.open().call('stored', null);
  }

  /** Has the worker start its engine and get ready for a run of this experiment, while the person reads. */
  warm(experiment: Experiment, engine: EngineName | undefined, exclude: readonly EngineName[] = []): void {
    this.send({ kind: 'warm', experiment, exclude, ...(engine && { engine }) });
  }

  /**
   * What a run of this experiment would take, from a short measurement (about a second and a half the first time, nothing
   * where only numbers of steps have changed since). Does not start it. While a run is under way nothing is measured.
   *
   * @throws StageAborted when another estimate or a run came first; RemoteError, named as what failed there
   */
  estimate(
    experiment: Experiment,
    engine: EngineName | undefined,
    exclude: readonly EngineName[] = [],
  ): Promise<Estimate> {
    return this.open().call('estimate', { experiment, exclude, ...(engine && { engine }) });
  }

  /**
   * What would be without one of the target's members; never while a run is under way.
   * @param update told how many trainings, and shares of such, are done
   * @throws StageAborted when a run came first or the signal ended it; RemoteError, named as what failed there
   */
  leaveOut(
    experiment: Experiment,
    question: LeaveOutQuestion,
    engine: EngineName | undefined,
    exclude: readonly EngineName[],
    options: { readonly update: (done: number) => void; readonly signal: AbortSignal },
  ): Promise<LeaveOutAnswer> {
    const order = { experiment, question, exclude, ...(engine && { engine }) };
    return this.open().call('leaveOut', order, options);
  }

  /**
   * Has what the views tell of membership measured at each dropout rate; never while a run is under way. Listeners hear
   * `sweepRate` for each and `sweepEnded` in the end, unless a run or `stop` comes first.
   */
  dropoutSweep(
    experiment: Experiment,
    rates: readonly number[],
    engine: EngineName | undefined,
    exclude: readonly EngineName[] = [],
  ): void {
    const runId = ++this.runId;
    this.sweeping = true;
    this.send({ kind: 'dropoutSweep', runId, experiment, rates, exclude, ...(engine && { engine }) });
  }

  /**
   * Computes the points of a study, and tells of each as it begins and ends; never while a run is under way.
   * @throws StageAborted when the signal or a run ended it; RemoteError, named as what failed there
   */
  async study(
    order: StudyOrder,
    options: { readonly update: (update: StudyUpdate) => void; readonly signal: AbortSignal },
  ): Promise<void> {
    await this.open().call('study', order, options);
  }

  /** What a study would take. @throws as `estimate` */
  estimateStudy(order: StudyOrder): Promise<StudyEstimate> {
    return this.open().call('studyEstimate', order);
  }

  dispose(): void {
    clearInterval(this.watchdog);
    this.client?.terminate(new StageAborted('The worker was ended.'));
    this.client = undefined;
  }

  private send({ kind, ...order }: ToLab): void {
    this.open().tell(kind, order as LabService[typeof kind]['ask']);
  }

  private open(): RpcClient<LabService> {
    if (this.client) return this.client;
    const port = this.start();
    const client = new RpcClient<LabService>({
      ...port,
      onError: (listener) =>
        port.onError(({ message }) => {
          const hint = 'Try again; if it stays, reload the page: finished stages are kept.';
          const error = new RemoteError({ name: 'WorkerFailed', message, hint });
          listener(error);
          this.broke(error);
        }),
    });
    this.client = client;
    // It ends with the worker, of which its end is told apart.
    client.call('listen', null, { update: (message) => this.receive(message) }).catch(() => {});
    return client;
  }

  private broke(why: RemoteError): void {
    const { order, sweeping } = this;
    const error = toMessage(why);
    this.order = undefined;
    this.sweeping = false;
    this.paused = false;
    this.dispose();
    if (sweeping) this.listener({ kind: 'sweepEnded', runId: this.runId, error });
    // Nobody has asked for a run yet: the next one starts another worker, and tells if that breaks too.
    if (!order) return;
    this.listener({ kind: 'failed', runId: this.runId, error });
  }

  private receive(message: FromLab): void {
    // What the worker says of itself belongs to no run: it may come before the first one reaches it.
    if (message.runId !== this.runId && message.kind !== 'notice') return;
    if (message.kind === 'finished' || message.kind === 'failed') {
      this.order = undefined;
      // A pause ends with its run: the next one would wait for ever.
      if (this.paused) this.setGate('open');
    }
    if (message.kind === 'sweepEnded') this.sweeping = false;
    if (message.kind === 'stage' && message.state === 'done') this.replaced = 0;
    this.watch();
    this.listener(message);
  }

  private watch(): void {
    clearInterval(this.watchdog);
    if (!this.order || this.paused) return;
    this.silentTicks = 0;
    this.watchdog = setInterval(() => {
      if (++this.silentTicks === SILENT_TICKS) this.replace();
    }, TICK_MS);
  }

  private replace(): void {
    const { order } = this;
    if (!order) return;
    if (this.replaced === MOST_REPLACED) {
      const message = `The training worker was replaced ${MOST_REPLACED} times and again said nothing for a minute.`;
      const hint =
        'Finished stages are kept. Check the connection, then try again; if that does not help, make the model or the batch smaller.';
      this.broke(new RemoteError({ name: 'WorkerSilent', message, hint }));
      return;
    }
    this.replaced += 1;
    this.dispose();
    this.listener({
      kind: 'notice',
      runId: this.runId,
      notice: {
        name: 'WorkerReplaced',
        message: 'The training worker had said nothing for a minute and was replaced.',
        hint: 'The run resumes from the last finished stage.',
      },
    });
    this.send(order);
    this.watch();
  }
}
