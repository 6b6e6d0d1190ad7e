/** The lab worker's heart: a pipeline over some training workers, told what to run and telling the page what happens. */

import type { Estimate } from '../lab/estimate/estimate.ts';
import type { Projection } from '../lab/evaluation/projection.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import { type LeaveOutAnswer, leaveOneOut } from '../lab/leaveOut/leaveOneOut.ts';
import { Pipeline, type RunOutcome, type StageHost, type StageMemory } from '../lab/pipeline/pipeline.ts';
import { assembleRunResult } from '../lab/pipeline/runResult.ts';
import { StageAborted } from '../lab/stages/stageContext.ts';
import { codeOf, RELOAD } from './codeOf.ts';
import { DropoutSweepRunner } from './dropoutSweepRunner.ts';
import { EmbeddingMap } from './embeddingMap.ts';
import { EngineKeeper } from './engineKeeper.ts';
import { toMessage } from './errors.ts';
import { Estimator, type MachineMemory } from './estimator.ts';
import type { TrainingPool } from './pool.ts';
import type {
  EngineInfo,
  ErrorMessage,
  EstimateOrder,
  FromLab,
  LeaveOutOrder,
  StudyEstimate,
  StudyOrder,
  StudyUpdate,
  ToLab,
} from './protocol.ts';
import { RunTelling } from './runTelling.ts';
import { type Others, SharedStages } from './sharedStages.ts';
import { Studies } from './studies.ts';
import type { PointStore } from './studyRunner.ts';
import { detailOf } from './summary.ts';
import { WorkersTurn } from './workersTurn.ts';

export interface CoordinatorHost {
  readonly pool: TrainingPool;
  readonly memory: StageMemory & { has(key: string): Promise<boolean> };
  /** Others with whom the memory is shared; none where they cannot be asked. */
  readonly others?: Others | undefined;
  readonly machineMemory: MachineMemory;
  /** What is kept of studies' points, once one is asked for; none: they are forgotten with the worker. */
  readonly points?: (() => Promise<PointStore>) | undefined;
  post(message: FromLab, transfer?: Transferable[]): void;
  /** Seconds. */
  clock(): number;
  /** Resolves once waiting messages have been handled. */
  pause(): Promise<void>;
}

type RunOrder = Extract<ToLab, { kind: 'run' }>;
type SweepOrder = Extract<ToLab, { kind: 'dropoutSweep' }>;

const loadRemembered = () => codeOf('the estimate', import('../lab/estimate/remembered.ts'), RELOAD);

const SILENT = { stage: () => {}, update: () => {} };

export class Coordinator {
  private readonly engines: EngineKeeper;
  private readonly estimator: Estimator;
  private readonly pipeline: Pipeline;
  private readonly telling: RunTelling;
  private readonly map: EmbeddingMap;
  private readonly sweeps: DropoutSweepRunner;
  /** What is asked of a run's models beside it. */
  private readonly questions: Pipeline;
  private readonly studies: Studies;
  private readonly turn: WorkersTurn;

  constructor(private readonly host: CoordinatorHost) {
    const { pool, memory, clock, others, points } = host;
    const { workers } = pool;
    const shared = others && new SharedStages(pool, memory, others);
    const stages: StageHost = {
      memory: shared ?? memory,
      clock,
      engines: () => this.engines.names(),
      execute: (job, update, signal, elsewhere) =>
        shared ? shared.execute(job, update, signal, elsewhere) : pool.execute(job, update, signal),
      recover: (error) => this.engines.recover(error),
    };
    this.engines = new EngineKeeper(
      workers,
      (notice) => host.post({ kind: 'notice', runId: this.turn.runId, notice }),
      (engine) => this.tellEngine(engine),
    );
    this.estimator = new Estimator(pool, host.machineMemory);
    this.pipeline = new Pipeline(stages);
    this.telling = new RunTelling(host);
    this.map = new EmbeddingMap(() => host.pause());
    this.sweeps = new DropoutSweepRunner(stages, () => workers.most);
    this.questions = new Pipeline(stages);
    const has = (key: string) => memory.has(key);
    this.studies = new Studies({ stages, workers, estimator: this.estimator, points, has });
    this.turn = new WorkersTurn(() => {
      this.questions.stop();
      this.studies.stop();
    });
  }

  private tellEngine(engine: EngineInfo): void {
    const workers = this.host.pool.workers.most;
    this.host.post({ kind: 'engine', runId: this.turn.runId, engine, workers });
  }

  handle(message: ToLab): void {
    if (message.kind === 'run') void this.run(message);
    else if (message.kind === 'warm') void this.warm(message);
    else if (message.kind === 'dropoutSweep') void this.dropoutSweep(message);
    else if (message.kind === 'gate') this.host.pool.workers.setGate(message.gate);
    else if (message.kind === 'stop') this.stop(message.runId);
    else if (message.kind === 'frameShown' && message.runId === this.turn.runId) this.telling.frameDrawn();
  }

  /** From then on the network may go. */
  private loadCode(experiment: Experiment): void {
    this.host.pool.workers.load(experiment);
    for (const load of [this.map.load, loadRemembered, this.estimator.load])
      void load().catch(() => undefined);
  }

  /** Starts the engine before it is needed; a failure is told by the run that meets it. */
  private async warm(order: Extract<ToLab, { kind: 'warm' }>): Promise<void> {
    if (this.engines.begun) return;
    try {
      await this.engines.ask(order);
      this.loadCode(order.experiment);
      if (!this.turn.begun) this.host.pool.workers.warm(order.experiment);
    } catch {
      // The next run starts it anew.
    }
  }

  /**
   * What a run would take. While one is under way nothing is measured, and no other engine started.
   * @throws StageAborted when another estimate or a run came first, or what failed in measuring
   */
  async estimate({ experiment, ...choice }: EstimateOrder): Promise<Estimate> {
    const { memory } = this.host;
    if (this.turn.free) await this.engines.ask(choice);
    else if (!this.engines.isRequested(choice.engine)) throw new StageAborted('A run is under way.');
    try {
      const { rememberedStages } = await loadRemembered();
      const remembered = await rememberedStages(experiment, this.engines.names(), (key) => memory.has(key));
      return await this.estimator.estimate(experiment, remembered, this.turn.free);
    } catch (error) {
      if (this.turn.free) this.engines.forgetAfter(error);
      throw error;
    }
  }

  /**
   * Lets as many workers train as there is room for. Only a run that cannot fit is refused: what else goes wrong is told by
   * the stage that meets it.
   */
  private async requireFit(experiment: Experiment): Promise<void> {
    try {
      this.host.pool.workers.allow(await this.estimator.requireFit(experiment));
    } catch (error) {
      if (error instanceof Error && error.name === 'TooLarge') throw error;
    }
  }

  private stop(runId: number): void {
    this.turn.stop();
    this.estimator.cancel();
    this.host.pool.workers.setGate('open');
    this.pipeline.stop();
    this.sweeps.stop();
    this.host.post({ kind: 'stopped', runId });
  }

  private async run(order: RunOrder): Promise<void> {
    const { runId, experiment, candidates } = order;
    const { turn, telling } = this;
    turn.begin(runId);
    this.map.forget();
    this.estimator.cancel();
    this.sweeps.stop();
    telling.begin(runId, candidates);
    const begun = this.host.clock();
    const current = () => turn.runId === runId;
    try {
      const engine = await this.engines.ask(order);
      if (!current()) return;
      this.tellEngine(engine);
      this.loadCode(experiment);
      const started = this.pipeline.start(experiment, {
        stage: (...told) => current() && telling.stage(...told),
        update: (...told) => current() && telling.update(...told),
      });
      // Side by side: what fits, and that is nearly all, need not wait to be told so.
      const [run] = await Promise.all([started, this.requireFit(experiment)]);
      if (current()) this.finish(runId, experiment, run, this.host.clock() - begun);
    } catch (error) {
      if (!current() || error instanceof StageAborted) return;
      this.pipeline.stop();
      this.engines.forgetAfter(error);
      this.host.post({ kind: 'failed', runId, error: toMessage(error) });
    } finally {
      turn.end(runId);
    }
  }

  private finish(runId: number, experiment: Experiment, run: RunOutcome, seconds: number): void {
    const engine = this.host.pool.workers.engine!;
    const detail = detailOf(run);
    this.map.keep(run, detail.embedding.x.length, experiment.seed);
    this.telling.end();
    const report = assembleRunResult(experiment, run, engine, seconds);
    this.host.post({ kind: 'finished', runId, report, detail });
  }

  /** Never beside a run, whose training workers and engine it would share. */
  private async dropoutSweep(order: SweepOrder): Promise<void> {
    const { runId, experiment, rates } = order;
    const { turn } = this;
    const ended = (error: ErrorMessage | null) => this.host.post({ kind: 'sweepEnded', runId, error });
    if (!turn.free) return ended(toMessage(new StageAborted('A run is under way.')));
    turn.begin(runId);
    this.estimator.cancel();
    const current = () => turn.runId === runId;
    try {
      const engine = await this.engines.ask(order);
      if (!current()) return;
      this.tellEngine(engine);
      const measured = this.sweeps.measure(experiment, rates, (rate, information) =>
        this.host.post({ kind: 'sweepRate', runId, rate, information }),
      );
      await Promise.all([measured, this.requireFit(experiment)]);
      if (current()) ended(null);
    } catch (error) {
      if (!current() || error instanceof StageAborted) return;
      this.sweeps.stop();
      this.engines.forgetAfter(error);
      ended(toMessage(error));
    } finally {
      turn.end(runId);
    }
  }

  /**
   * Never beside a run or a sweep, whose training workers it would share.
   * @throws StageAborted once one begins, or when it is stopped, CannotLeaveOut, TooLarge, else the first failing stage's error
   */
  async leaveOut(
    { experiment, question, ...choice }: LeaveOutOrder,
    tell: (done: number) => void,
    signal: AbortSignal,
  ): Promise<LeaveOutAnswer> {
    return this.answered(signal, async (requireAsked) => {
      await this.engines.ask(choice);
      // It may have been ended before it began.
      requireAsked();
      const { most } = this.host.pool.workers;
      const asked = leaveOneOut(this.questions, experiment, question, most, SILENT, tell);
      const [answer] = await Promise.all([asked, this.requireFit(experiment)]);
      return answer;
    });
  }

  /**
   * Never beside a run, a sweep or a question, whose training workers it would share.
   * @throws StageAborted once a run begins, or when it is stopped, StudyEngineLost, or what the engine fails with
   */
  async study(
    { points, ...choice }: StudyOrder,
    tell: (update: StudyUpdate) => void,
    signal: AbortSignal,
  ): Promise<null> {
    return this.answered(signal, async (requireAsked) => {
      const engine = await this.engines.ask(choice);
      tell({ kind: 'engine', engine, workers: this.host.pool.workers.most });
      requireAsked();
      await this.studies.run(points, tell, requireAsked);
      return null;
    });
  }

  /** Alone with the training workers. @throws as `WorkersTurn.ask` */
  private async answered<Answer>(
    signal: AbortSignal,
    answer: (requireAsked: () => void) => Promise<Answer>,
  ): Promise<Answer> {
    this.turn.requireFree();
    this.estimator.cancel();
    try {
      return await this.turn.ask(signal, answer);
    } catch (error) {
      if (!(error instanceof StageAborted)) this.engines.forgetAfter(error);
      throw error;
    }
  }

  /** What a study would take, without what is remembered. @throws as `estimate` */
  async estimateStudy({ points, ...choice }: StudyOrder): Promise<StudyEstimate> {
    this.turn.requireFree();
    const engine = await this.engines.ask(choice);
    try {
      return await this.studies.estimate(points, engine);
    } catch (error) {
      if (this.turn.free) this.engines.forgetAfter(error);
      throw error;
    }
  }

  /** UMAP of the last run's embedding. @throws as `EmbeddingMap.compute` */
  mapEmbedding(tell: (progress: number) => void): Promise<Projection> {
    return this.map.compute(tell);
  }
}
