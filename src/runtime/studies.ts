/** Studies in the lab worker: what one will take, and its run, for which the code is loaded once one is asked for. */
import type { Experiment } from '../lab/experiment/experiment.ts';
import type { StageHost } from '../lab/pipeline/pipeline.ts';
import { codeOf, RELOAD } from './codeOf.ts';
import { toMessage } from './errors.ts';
import type { Estimator, Looked } from './estimator.ts';
import type { EngineInfo, StudyEstimate, StudyUpdate } from './protocol.ts';
import type { PointStore, StudyRunner } from './studyRunner.ts';
import type { TrainingWorkers } from './trainingWorkers.ts';

const loadRunner = () => codeOf('studies', import('./studyRunner.ts'), RELOAD);
const loadTimes = () => codeOf('the estimate of studies', import('../lab/estimate/ofStudy.ts'), RELOAD);
const loadWork = () => codeOf('the estimate', import('../lab/estimate/work.ts'), RELOAD);

const NO_POINTS: PointStore = {
  get: () => Promise.resolve(new Map()),
  put: () => Promise.resolve(),
};

/** As many as there is room for beside the largest of the points. */
const workersFor = (looked: ReadonlyMap<Experiment, Looked>) =>
  Math.max(1, Math.min(...[...looked.values()].map(({ workers }) => workers)));

export interface StudiesHost {
  readonly stages: StageHost;
  readonly workers: TrainingWorkers;
  readonly estimator: Estimator;
  /** What is kept of points; none: they are forgotten with the worker. */
  readonly points?: (() => Promise<PointStore>) | undefined;
  /** Whether a stage is remembered. */
  has(key: string): Promise<boolean>;
}

export class Studies {
  /** Made for the first study. */
  private runner: StudyRunner | undefined;

  constructor(private readonly host: StudiesHost) {}

  /**
   * Every point is looked at before the first trains. An engine is there.
   * @param requireAsked throws once the study is asked no more
   * @throws what that throws, StudyEngineLost, or what the engine fails with
   */
  async run(
    points: readonly Experiment[],
    tell: (update: StudyUpdate) => void,
    requireAsked: () => void,
  ): Promise<void> {
    const { workers, estimator } = this.host;
    for (const point of points) workers.load(point);
    const looked = await estimator.look(points, false);
    requireAsked();
    workers.allow(workersFor(looked));
    const runner = await this.loadedRunner();
    requireAsked();
    await runner.run(points, (point) => looked.get(point)?.error ?? null, tell);
  }

  /** Within one batch. */
  stop(): void {
    this.runner?.stop();
  }

  /** What a study would take, without what is remembered. @throws as `Estimator.look` */
  async estimate(points: readonly Experiment[], engine: EngineInfo): Promise<StudyEstimate> {
    const [{ studyTimes }, { stageSeconds }, { pointKey }, { inSharingOrder }] = await Promise.all([
      loadTimes(),
      loadWork(),
      import('../lab/studies/point.ts'),
      import('../lab/studies/order.ts'),
    ]);
    const looked = await this.host.estimator.look(points, true);
    const keyOf = (point: Experiment) => pointKey(point, engine.backend);
    const kept = await (await this.store()).get(points.map(keyOf));
    const wanted = inSharingOrder(
      points.filter((point) => !kept.has(keyOf(point)) && looked.get(point)!.error === null),
    );
    const workers = workersFor(looked);
    const times = await studyTimes(
      wanted,
      engine.backend,
      workers,
      (point) => stageSeconds(point, looked.get(point)!.measurement.costs!),
      (key) => this.host.has(key),
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
  }

  private async store(): Promise<PointStore> {
    return (await this.host.points?.()) ?? NO_POINTS;
  }

  private async loadedRunner(): Promise<StudyRunner> {
    if (this.runner) return this.runner;
    const { StudyRunner } = await loadRunner();
    const { stages, workers } = this.host;
    const current = () => stages.engines()[0];
    const kept = await this.store();
    this.runner ??= new StudyRunner({
      stages: {
        ...stages,
        // Of one engine only: what a lost one finished counts for runs, and never for a study.
        engines: () => stages.engines().slice(0, 1),
        recover: async (error) => {
          const before = current();
          return (await stages.recover(error)) && current() === before;
        },
      },
      kept,
      engine: () => workers.engine!,
      // Two to a worker: one may wait for what another computes. More would come to their ends all at once.
      atOnce: () => (workers.most > 1 ? 2 * workers.most : 1),
    });
    return this.runner;
  }
}
