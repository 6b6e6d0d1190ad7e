/** The lab worker's heart: one pipeline over some training workers, told what to run and telling the page what happens. */

import { MODEL_ROLES } from '../lab/data/modelRole.ts';
import type { Estimate } from '../lab/estimate/estimate.ts';
import type { Projection } from '../lab/evaluation/projection.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import { type LeaveOutAnswer, leaveOneOut } from '../lab/leaveOut/leaveOneOut.ts';
import { Pipeline, type RunOutcome, type StageHost, type StageMemory } from '../lab/pipeline/pipeline.ts';
import { assembleRunResult, outputOf } from '../lab/pipeline/runResult.ts';
import type { Resolved } from '../lab/pipeline/stageOutcome.ts';
import { randomStream } from '../lab/random.ts';
import type { StageName, StageOutputs } from '../lab/stages/catalogue.ts';
import { StageAborted, type StageUpdate } from '../lab/stages/stageContext.ts';
import { codeOf, RELOAD } from './codeOf.ts';
import { DropoutSweepRunner } from './dropoutSweepRunner.ts';
import { EngineKeeper } from './engineKeeper.ts';
import { toMessage } from './errors.ts';
import { Estimator, type Looked, type MachineMemory } from './estimator.ts';
import { FramesShown } from './framesShown.ts';
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
import { type Others, SharedStages } from './sharedStages.ts';
import type { PointStore, StudyRunner } from './studyRunner.ts';
import { candidatesOf, detailOf, seriesNamesOf, seriesOf } from './summary.ts';

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
const loadStudies = () => codeOf('studies', import('./studyRunner.ts'), RELOAD);
const loadTimes = () => codeOf('the estimate of studies', import('../lab/estimate/ofStudy.ts'), RELOAD);
const loadWork = () => codeOf('the estimate', import('../lab/estimate/work.ts'), RELOAD);
const loadMap = () => codeOf('the map', import('../lab/evaluation/neighbourMap.ts'), RELOAD);

const NO_RUN = -1;
/** No run, but what is asked of one's models. */
const ASKED = -2;

const SILENT = { stage: () => {}, update: () => {} };

const roleOf = (stage: StageName) => MODEL_ROLES.find((role) => role === stage);

const NO_POINTS: PointStore = {
  get: () => Promise.resolve(new Map()),
  put: () => Promise.resolve(),
};

/** The run whose embedding is asked for was another worker's. */
class NoEmbedding extends Error {
  override readonly name = 'NoEmbedding';
  readonly hint = 'Run again: finished stages are kept.';
  constructor() {
    super('The embedding of this run is no longer at hand.');
  }
}

/** As many as there is room for beside the largest of them. */
const workersFor = (looked: ReadonlyMap<Experiment, Looked>) =>
  Math.max(1, Math.min(...[...looked.values()].map(({ workers }) => workers)));

export class Coordinator {
  private readonly stages: StageHost;
  private readonly pipeline: Pipeline;
  private readonly sweeps: DropoutSweepRunner;
  /** What is asked of a run's models beside it. */
  private readonly questions: Pipeline;
  /** Made for the first study. */
  private studies: StudyRunner | undefined;
  /** The one under way, told from those before. */
  private question: object | undefined;
  private readonly estimator: Estimator;
  private readonly engines: EngineKeeper;
  private readonly frames: FramesShown;
  /** The run or sweep that is under way. */
  private running = NO_RUN;
  private runId = NO_RUN;
  private data: StageOutputs['data'] | undefined;
  /** When each stage of the run was told to run, by the host's clock. */
  private readonly began = new Map<StageName, number>();
  private mappable: { embeddings: Float32Array; width: number; seed: number } | undefined;

  constructor(private readonly host: CoordinatorHost) {
    const { pool, memory, clock, others } = host;
    const shared = others && new SharedStages(pool, memory, others);
    this.stages = {
      memory: shared ?? memory,
      clock,
      engines: () => this.engines.names(),
      execute: (job, update, signal, elsewhere) =>
        shared ? shared.execute(job, update, signal, elsewhere) : pool.execute(job, update, signal),
      recover: (error) => this.engines.recover(error),
    };
    this.engines = new EngineKeeper(
      pool.workers,
      (notice) => host.post({ kind: 'notice', runId: this.runId, notice }),
      (engine) => this.tellEngine(engine),
    );
    this.frames = new FramesShown((frame) => host.post({ ...frame, runId: this.runId }));
    this.pipeline = new Pipeline(this.stages);
    this.questions = new Pipeline(this.stages);
    this.sweeps = new DropoutSweepRunner(this.stages, () => pool.workers.most);
    this.estimator = new Estimator(pool, host.machineMemory);
  }

  private tellEngine(engine: EngineInfo): void {
    this.host.post({ kind: 'engine', runId: this.runId, engine, workers: this.host.pool.workers.most });
  }

  handle(message: ToLab): void {
    if (message.kind === 'run') void this.run(message);
    else if (message.kind === 'warm') void this.warm(message);
    else if (message.kind === 'dropoutSweep') void this.dropoutSweep(message);
    else if (message.kind === 'gate') this.host.pool.workers.setGate(message.gate);
    else if (message.kind === 'stop') this.stop(message.runId);
    else if (message.kind === 'frameShown') this.shown(message.runId);
  }

  /** From then on the network may go. */
  private loadCode(experiment: Experiment): void {
    this.host.pool.workers.load(experiment);
    for (const load of [loadMap, loadRemembered, this.estimator.load]) void load().catch(() => undefined);
  }

  /** Starts the engine before it is needed; a failure is told by the run that meets it. */
  private async warm(order: Extract<ToLab, { kind: 'warm' }>): Promise<void> {
    if (this.engines.begun) return;
    try {
      await this.engines.ask(order);
      this.loadCode(order.experiment);
      if (this.runId === NO_RUN) this.host.pool.workers.warm(order.experiment);
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
    const idle = this.running === NO_RUN;
    if (idle) await this.engines.ask(choice);
    else if (!this.engines.isRequested(choice.engine)) throw new StageAborted('A run is under way.');
    try {
      const { rememberedStages } = await loadRemembered();
      const remembered = await rememberedStages(experiment, this.engines.names(), (key) => memory.has(key));
      return await this.estimator.estimate(experiment, remembered, this.running === NO_RUN);
    } catch (error) {
      if (this.running === NO_RUN) this.engines.forgetAfter(error);
      throw error;
    }
  }

  /**
   * Lets as many workers train as there is room for. Only a run that cannot fit is refused: what else goes wrong is told by
   * the stage that meets it.
   */
  private async requireFit(experiment: RunOrder['experiment']): Promise<void> {
    try {
      this.host.pool.workers.allow(await this.estimator.requireFit(experiment));
    } catch (error) {
      if (error instanceof Error && error.name === 'TooLarge') throw error;
    }
  }

  private stop(runId: number): void {
    this.runId = NO_RUN;
    this.running = NO_RUN;
    this.estimator.cancel();
    this.host.pool.workers.setGate('open');
    this.pipeline.stop();
    this.sweeps.stop();
    this.endQuestion();
    this.host.post({ kind: 'stopped', runId });
  }

  private async run(order: RunOrder): Promise<void> {
    const { runId, experiment } = order;
    this.runId = runId;
    this.running = runId;
    this.mappable = undefined;
    this.estimator.cancel();
    this.sweeps.stop();
    this.endQuestion();
    this.frames.begin();
    const begun = this.host.clock();
    const current = () => this.runId === runId;
    try {
      const engine = await this.engines.ask(order);
      if (!current()) return;
      this.tellEngine(engine);
      this.loadCode(experiment);
      const started = this.pipeline.start(experiment, {
        stage: (stage, state, resolved) => {
          if (!current()) return;
          if (state === 'running') this.began.set(stage, this.host.clock());
          const { seconds, steps } = resolved?.outcome ?? {};
          const ended = seconds !== undefined && steps !== undefined && { seconds, steps };
          this.host.post({ kind: 'stage', runId, stage, state, ...ended });
          if (resolved) this.summarise(order, stage, resolved);
        },
        update: (stage, update) => this.update(runId, stage, update),
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
      if (this.running === runId) this.running = NO_RUN;
    }
  }

  /** Never beside a run, whose training workers and engine it would share. */
  private async dropoutSweep(order: SweepOrder): Promise<void> {
    const { runId, experiment, rates } = order;
    const ended = (error: ErrorMessage | null) => this.host.post({ kind: 'sweepEnded', runId, error });
    if (this.running !== NO_RUN) return ended(toMessage(new StageAborted('A run is under way.')));
    this.runId = runId;
    this.running = runId;
    this.estimator.cancel();
    const current = () => this.runId === runId;
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
      if (this.running === runId) this.running = NO_RUN;
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
   * Never beside a run, a sweep or a question, whose training workers it would share. Every point is looked at before the first
   * trains. @throws StageAborted once a run begins, or when it is stopped, StudyEngineLost, or what the engine fails with
   */
  async study(
    { points, ...choice }: StudyOrder,
    tell: (update: StudyUpdate) => void,
    signal: AbortSignal,
  ): Promise<null> {
    return this.answered(signal, async (requireAsked) => {
      const { workers } = this.host.pool;
      tell({ kind: 'engine', engine: await this.engines.ask(choice), workers: workers.most });
      requireAsked();
      for (const point of points) workers.load(point);
      const looked = await this.estimator.look(points, false);
      requireAsked();
      workers.allow(workersFor(looked));
      const runner = await this.studyRunner();
      requireAsked();
      await runner.run(points, (point) => looked.get(point)?.error ?? null, tell);
      return null;
    });
  }

  /**
   * Alone with the training workers, until it is answered, the signal ends it or something else begins.
   * @param answer given what throws StageAborted once it is asked no more
   */
  private async answered<Answer>(
    signal: AbortSignal,
    answer: (requireAsked: () => void) => Promise<Answer>,
  ): Promise<Answer> {
    if (this.running !== NO_RUN) throw new StageAborted('A run is under way.');
    this.running = ASKED;
    this.estimator.cancel();
    const own = {};
    this.question = own;
    const stop = () => this.endQuestion();
    signal.addEventListener('abort', stop);
    try {
      return await answer(() => {
        if (this.question !== own) throw new StageAborted('The question was withdrawn.');
      });
    } catch (error) {
      if (this.question === own) stop();
      if (!(error instanceof StageAborted)) this.engines.forgetAfter(error);
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      if (this.running === ASKED) this.running = NO_RUN;
    }
  }

  private async studyRunner(): Promise<StudyRunner> {
    if (this.studies) return this.studies;
    const { StudyRunner } = await loadStudies();
    const { pool, points } = this.host;
    const current = () => this.engines.names()[0];
    const kept = (await points?.()) ?? NO_POINTS;
    this.studies ??= new StudyRunner({
      stages: {
        ...this.stages,
        // Of one engine only: what a lost one finished counts for runs, and never for a study.
        engines: () => this.engines.names().slice(0, 1),
        recover: async (error) => {
          const before = current();
          return (await this.engines.recover(error)) && current() === before;
        },
      },
      kept,
      engine: () => pool.workers.engine!,
      // Two to a worker: one may wait for what another computes. More would come to their ends all at once.
      atOnce: () => (pool.workers.most > 1 ? 2 * pool.workers.most : 1),
    });
    return this.studies;
  }

  /** What a study would take, without what is remembered. @throws as `estimate` */
  async estimateStudy({ points, ...choice }: StudyOrder): Promise<StudyEstimate> {
    if (this.running !== NO_RUN) throw new StageAborted('A run is under way.');
    const engine = await this.engines.ask(choice);
    try {
      const [{ studyTimes }, { stageSeconds }, { pointKey }, { inSharingOrder }] = await Promise.all([
        loadTimes(),
        loadWork(),
        import('../lab/studies/point.ts'),
        import('../lab/studies/order.ts'),
      ]);
      const looked = await this.estimator.look(points, true);
      const keyOf = (point: Experiment) => pointKey(point, engine.backend);
      const kept = await ((await this.host.points?.()) ?? NO_POINTS).get(points.map(keyOf));
      const wanted = inSharingOrder(
        points.filter((point) => !kept.has(keyOf(point)) && looked.get(point)!.error === null),
      );
      const workers = workersFor(looked);
      const times = await studyTimes(
        wanted,
        engine.backend,
        workers,
        (point) => stageSeconds(point, looked.get(point)!.measurement.costs!),
        (key) => this.host.memory.has(key),
      );
      const endOf = new Map(wanted.map((point, i) => [point, times.ends[i]!]));
      const refused = points.flatMap((point, index) => {
        const { error } = looked.get(point)!;
        return error ? [{ index, error: toMessage(error) }] : [];
      });
      return {
        engine,
        workers,
        seconds: times.seconds,
        bytes: Math.max(0, ...[...looked.values()].map(({ bytes }) => bytes)),
        targets: times.targets,
        ends: points.map((point) => (kept.has(keyOf(point)) ? 0 : (endOf.get(point) ?? null))),
        kept: points.flatMap((point, index) => {
          const known = kept.get(keyOf(point));
          return known ? [{ index, point: known }] : [];
        }),
        refused,
      };
    } catch (error) {
      if (this.running === NO_RUN) this.engines.forgetAfter(error);
      throw error;
    }
  }

  private endQuestion(): void {
    this.question = undefined;
    this.questions.stop();
    this.studies?.stop();
  }

  private summarise(order: RunOrder, stage: StageName, { outcome }: Pick<Resolved, 'outcome'>): void {
    const { runId } = order;
    for (const [series, points] of seriesOf(stage, outcome.output as StageOutputs[StageName])) {
      this.host.post({ kind: 'series', runId, series, mode: 'replace', points });
    }
    const role = roleOf(stage);
    if (role) {
      const { confidence } = (outcome.output as StageOutputs[typeof role]).history;
      this.host.post({ kind: 'confidence', runId, role, mode: 'replace', snapshots: confidence });
    }
    if (stage === 'encoder') {
      const { frames } = outcome.output as StageOutputs['encoder'];
      this.host.post({ kind: 'frames', runId, frames });
    }
    if (stage === 'data') this.data = outcome.output as StageOutputs['data'];
    if (stage === 'split' && this.data && order.candidates) {
      const candidates = candidatesOf(this.data, outcome.output as StageOutputs['split']);
      this.host.post({ kind: 'candidates', runId, candidates }, [candidates.values.buffer as ArrayBuffer]);
    }
  }

  private update(runId: number, stage: StageName, update: StageUpdate): void {
    if (runId !== this.runId) return;
    if (update.kind === 'progress') {
      const { step, steps } = update;
      const now = this.host.clock();
      const seconds = now - (this.began.get(stage) ?? now);
      this.host.post({ kind: 'progress', runId, stage, step, steps, seconds });
    } else if (update.kind === 'series') {
      // What is told of and not declared is not drawn.
      const series = seriesNamesOf(stage).find((name) => name === `${stage}/${update.series}`);
      if (!series) return;
      const points = { x: [update.x], y: [update.y] };
      this.host.post({ kind: 'series', runId, series, mode: 'append', points });
    } else if (update.kind === 'confidence') {
      const { kind, ...snapshot } = update;
      const role = roleOf(stage);
      if (role) this.host.post({ kind, runId, role, mode: 'append', snapshots: [snapshot] });
    } else {
      this.frames.show(update);
    }
  }

  private shown(runId: number): void {
    if (runId === this.runId) this.frames.drawn();
  }

  /**
   * UMAP of the last run's embedding, whatever else is done meanwhile but another run.
   * @throws StageAborted once one begins, NoEmbedding
   */
  async mapEmbedding(tell: (progress: number) => void): Promise<Projection> {
    const head = this.mappable;
    if (!head) throw new NoEmbedding();
    const { neighbourMap } = await loadMap();
    const random = randomStream(head.seed, 'map');
    return neighbourMap(head.embeddings, head.width, random, async (progress) => {
      await this.host.pause();
      if (this.mappable !== head) throw new StageAborted('another run began');
      tell(progress);
    });
  }

  private finish(runId: number, experiment: RunOrder['experiment'], run: RunOutcome, seconds: number): void {
    const engine = this.host.pool.workers.engine!;
    const detail = detailOf(run);
    const { embeddings } = outputOf(run, 'head');
    const width = embeddings.length / detail.embedding.x.length;
    this.mappable = { embeddings, width, seed: experiment.seed };
    this.frames.begin();
    const report = assembleRunResult(experiment, run, engine, seconds);
    this.host.post({ kind: 'finished', runId, report, detail });
  }
}
