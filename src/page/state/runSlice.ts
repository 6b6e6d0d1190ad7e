/** The run: how far it is, and what it has brought. Arrays are immutable snapshots: what has changed is another object. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { STAGES, type StageName } from '../../lab/stages/catalogue.ts';
import { isIdle, stageRecordedAs } from '../../lab/stages/graph.ts';
import type {
  Candidates,
  EngineInfo,
  EngineName,
  ErrorMessage,
  RunDetail,
  SeriesName,
} from '../../runtime/protocol.ts';
import type { RecordedMeta, RecordedRun } from '../../runtime/recordedRun.ts';
import type { StageChanges } from './batchedUpdates.ts';
import { type Curves, type CurveUpdate, withUpdates } from './curves.ts';
import type { Slice } from './slice.ts';
import type { StageProgress, StagesProgress } from './stageProgress.ts';

export type { Candidates, RunDetail, SeriesName };

export type RunStatus = 'idle' | 'running' | 'paused' | 'finished' | 'stopped' | 'failed';

/** Where the candidates lie. */
export interface Embedding {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Of the encoder that is being trained; null once it is. */
  readonly epoch: number | null;
  /** The one that it belongs to. */
  readonly experiment: Experiment | null;
}

export interface RunSlice {
  readonly status: RunStatus;
  /** What the run under way, or the last one, was ordered for. */
  readonly ordered: Experiment | null;
  readonly stages: StagesProgress;
  readonly engine: EngineInfo | null;
  readonly workers: number;
  readonly error: ErrorMessage | null;
  readonly notices: readonly ErrorMessage[];
  readonly report: RunResult | null;
  /** What the charts draw of the report. */
  readonly detail: RunDetail | null;
  /** The target's examples, members first. */
  readonly candidates: (Candidates & { readonly experiment: Experiment | null }) | null;
  /** Whether `detail` is of these candidates, and not of those of the run before. */
  readonly candidatesJudged: boolean;
  /** Set while what is shown was recorded, not trained here. */
  readonly recorded: RecordedMeta | null;
  readonly curves: Curves;
  readonly embedding: Embedding;
  /** UMAP's map takes the place of the principal plane. */
  readonly mapShown: boolean;
  /** 0 to 1; null: no map is being made. */
  readonly mapProgress: number | null;
  /** Engine named in the address; undefined: the best that works. */
  readonly requestedEngine: EngineName | undefined;
  setStatus(status: RunStatus): void;
  runBegins(): void;
  /** @param waiting the stages that have to run; the others stay as they are */
  runOrdered(experiment: Experiment, waiting: readonly StageName[]): void;
  runFinished(report: RunResult, detail: RunDetail): void;
  runFailed(error: ErrorMessage): void;
  /** The page turns to another experiment: what the last run brought stays, but does not follow. */
  runLeft(): void;
  updateRun(stages: StageChanges, curves: readonly CurveUpdate[]): void;
  showRecorded(run: RecordedRun): void;
  showCandidates(candidates: Candidates): void;
  /** Of candidates that came without: the recorded run's. */
  addPictures(values: Uint8Array): void;
  showFrame(epoch: number, x: Float32Array, y: Float32Array): void;
  setMapProgress(progress: number): void;
  showMap(x: Float32Array, y: Float32Array): void;
  /** Back from UMAP's map to the principal plane. */
  showPlane(): void;
  engineStarted(engine: EngineInfo, workers: number): void;
  requestEngine(engine: EngineName | undefined): void;
  addNotice(notice: ErrorMessage): void;
  dismissNotice(index: number): void;
}

/** What is known of the candidates; null while a run under way has brought others than the report's. */
export function detailOfCandidates({ detail, candidatesJudged }: RunSlice): RunDetail | null {
  return candidatesJudged ? detail : null;
}

const WAITING: StageProgress = { state: 'waiting', step: 0, steps: 0, seconds: null, since: null };

/** A stage with nothing to do for an experiment: no message ever comes of it. */
const NOTHING: StageProgress = { state: 'remembered', step: 0, steps: 0, seconds: 0, since: null };

function everyStage(progress: StageProgress): StagesProgress {
  return Object.fromEntries(STAGES.map((name) => [name, progress])) as StagesProgress;
}

function recordedStages({ timing }: RunResult): StagesProgress {
  const done = timing.stages.map(({ name, seconds, steps }) => [
    stageRecordedAs(name),
    { state: 'done', step: steps, steps, seconds, since: null },
  ]);
  return { ...everyStage(NOTHING), ...Object.fromEntries(done) };
}

export const createRunSlice: Slice<RunSlice> = (set) => ({
  status: 'idle',
  ordered: null,
  stages: everyStage(WAITING),
  engine: null,
  workers: 0,
  error: null,
  notices: [],
  report: null,
  detail: null,
  candidates: null,
  candidatesJudged: false,
  recorded: null,
  curves: {},
  embedding: { x: new Float32Array(), y: new Float32Array(), epoch: null, experiment: null },
  mapShown: false,
  mapProgress: null,
  requestedEngine: undefined,
  setStatus: (status) => set({ status }),
  runBegins: () => set({ status: 'running', error: null }),
  runOrdered(experiment, waiting) {
    const begun = waiting.map((name) => [name, isIdle(name, experiment) ? NOTHING : WAITING]);
    set(({ stages }) => ({
      ordered: experiment,
      stages: { ...stages, ...Object.fromEntries(begun) },
      // A map of the embedding belongs to one run.
      mapShown: false,
      mapProgress: null,
    }));
  },
  runFinished: (report, detail) =>
    set({
      status: 'finished',
      report,
      detail,
      candidatesJudged: true,
      recorded: null,
      embedding: { ...detail.embedding, epoch: null, experiment: report.experiment },
    }),
  runFailed: (error) => set({ status: 'failed', error }),
  runLeft: () => set({ status: 'idle', error: null }),
  updateRun: (changes, updates) =>
    set(({ stages, curves, ordered }) => ({
      stages: Object.fromEntries(
        STAGES.map((name) => [
          name,
          changes.has(name) ? { ...stages[name], ...changes.get(name) } : stages[name],
        ]),
      ) as StagesProgress,
      curves: updates.length > 0 ? withUpdates(curves, updates, ordered) : curves,
    })),
  showRecorded({ meta, report, detail, candidates }) {
    const { experiment } = report;
    const updates = Object.entries(detail.series).map(
      ([series, points]): CurveUpdate => ({ series: series as SeriesName, mode: 'replace', points }),
    );
    set({
      report,
      recorded: meta,
      detail,
      candidates: { ...candidates, experiment },
      candidatesJudged: true,
      stages: recordedStages(report),
      curves: withUpdates({}, updates, experiment),
      embedding: { ...detail.embedding, epoch: null, experiment },
    });
  },
  showCandidates: (candidates) =>
    set(({ ordered }) => ({
      candidates: { ...candidates, experiment: ordered },
      candidatesJudged: false,
    })),
  addPictures: (values) =>
    set(({ candidates }) =>
      candidates?.values.length === 0 ? { candidates: { ...candidates, values } } : {},
    ),
  showFrame: (epoch, x, y) =>
    set(({ ordered }) => ({ embedding: { x, y, epoch, experiment: ordered }, mapShown: false })),
  setMapProgress: (progress) => set({ mapProgress: progress }),
  showMap: (x, y) =>
    set(({ embedding }) => ({ embedding: { ...embedding, x, y }, mapShown: true, mapProgress: null })),
  showPlane: () =>
    set(({ detail, embedding }) => ({
      embedding: { ...embedding, ...detail?.embedding },
      mapShown: false,
    })),
  engineStarted: (engine, workers) => set({ engine, workers }),
  requestEngine: (engine) => set({ requestedEngine: engine }),
  addNotice: (notice) => set(({ notices }) => ({ notices: [...notices, notice] })),
  dismissNotice: (index) => set(({ notices }) => ({ notices: notices.filter((_, i) => i !== index) })),
});
