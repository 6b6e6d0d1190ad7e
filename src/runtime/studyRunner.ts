/** The points of a study, some at once, beside no run: they have a pipeline of their own over the same training workers and memory. */
import type { Experiment } from '../lab/experiment/experiment.ts';
import { Pipeline, type RunOutcome, type StageHost } from '../lab/pipeline/pipeline.ts';
import { assembleRunResult } from '../lab/pipeline/runResult.ts';
import { STAGES, stageOf } from '../lab/stages/catalogue.ts';
import { StageAborted } from '../lab/stages/stageContext.ts';
import { inSharingOrder } from '../lab/studies/order.ts';
import { pointKey, pointOf, type StudyPoint } from '../lab/studies/point.ts';
import { someAtOnce } from '../lab/studies/someAtOnce.ts';
import { toMessage } from './errors.ts';
import type { EngineInfo, StudyUpdate } from './protocol.ts';

/** What is kept of points over a reload. Neither call rejects. */
export interface PointStore {
  /** Those of the keys that are kept. */
  get(keys: readonly string[]): Promise<ReadonlyMap<string, StudyPoint>>;
  put(key: string, point: StudyPoint): Promise<void>;
}

export interface StudyHost {
  readonly stages: StageHost;
  readonly kept: PointStore;
  /** The one in use. */
  engine(): EngineInfo;
  /** How many points are under way at once. */
  atOnce(): number;
}

/** The engine was lost in the middle: what another computes would be figures of two engines in one picture. */
class StudyEngineLost extends Error {
  override readonly name = 'StudyEngineLost';
  readonly hint =
    'Finished points are kept. Run it again and every point is computed on the other engine; reload the page first to try the lost one again.';
  constructor(lost: string, found: string) {
    super(
      `The study was begun on ${lost}, which was lost; ${found} is there instead. One study never mixes engines.`,
    );
  }
}

const SILENT = { stage: () => {}, update: () => {} };

const isOn = (outcome: RunOutcome, engine: string) =>
  STAGES.every((name) => !stageOf(name).onEngine || ['', engine].includes(outcome[name].outcome.engine));

export class StudyRunner {
  private readonly pipeline: Pipeline;
  private asked = 0;

  constructor(private readonly host: StudyHost) {
    this.pipeline = new Pipeline(host.stages);
  }

  /**
   * Tells of each point as it begins and ends, by its place; what is kept first. One that fails takes no other with it.
   * @param refused what is wrong with a point that cannot be run; it is not begun
   * @throws StageAborted when stopped, StudyEngineLost
   */
  async run(
    points: readonly Experiment[],
    refused: (point: Experiment) => Error | null,
    tell: (update: StudyUpdate) => void,
  ): Promise<void> {
    const asked = ++this.asked;
    const requireAsked = () => {
      if (asked !== this.asked) throw new StageAborted('The study was ended.');
    };
    const { backend } = this.host.engine();
    const places = new Map(points.map((point, i) => [point, i]));
    const keys = points.map((point) => pointKey(point, backend));
    const known = await this.host.kept.get(keys);
    requireAsked();
    const wanted = points.filter((point, index) => {
      const kept = known.get(keys[index]!);
      const error = kept ? null : refused(point);
      if (kept) tell({ kind: 'done', index, point: kept, kept: true });
      if (error) tell({ kind: 'failed', index, error: toMessage(error) });
      return !kept && !error;
    });
    try {
      await someAtOnce(inSharingOrder(wanted), this.host.atOnce(), async (experiment) => {
        requireAsked();
        const index = places.get(experiment)!;
        tell({ kind: 'begun', index });
        try {
          const point = await this.compute(experiment, backend);
          requireAsked();
          // Told once it is kept: what the page shows then, a reload shows too.
          await this.host.kept.put(keys[index]!, point);
          requireAsked();
          tell({ kind: 'done', index, point, kept: false });
        } catch (error) {
          requireAsked();
          this.requireEngine(backend);
          if (error instanceof StageAborted) throw error;
          tell({ kind: 'failed', index, error: toMessage(error as Error) });
        }
      });
    } catch (error) {
      if (asked === this.asked) this.stop();
      throw error;
    }
  }

  /** Within one batch. */
  stop(): void {
    this.asked++;
    this.pipeline.stop();
  }

  private async compute(experiment: Experiment, backend: string): Promise<StudyPoint> {
    const begun = this.host.stages.clock();
    const outcome = await this.pipeline.beside(experiment, SILENT);
    this.requireEngine(backend);
    if (!isOn(outcome, backend)) throw new StudyEngineLost(backend, 'another engine');
    const seconds = this.host.stages.clock() - begun;
    return pointOf(assembleRunResult(experiment, outcome, this.host.engine(), seconds));
  }

  private requireEngine(backend: string): void {
    const found = this.host.engine().backend;
    if (found !== backend) throw new StudyEngineLost(backend, found);
  }
}
