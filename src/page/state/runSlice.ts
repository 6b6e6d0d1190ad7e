/** The run under way and the last one that finished, each with what it has brought. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import type {
  Candidates,
  ConfidenceSnapshot,
  EmbeddingFrames,
  EngineInfo,
  EngineName,
  ErrorMessage,
  ModelRole,
  RunDetail,
  SeriesName,
} from '../../runtime/protocol.ts';
import type { Learning } from '../../runtime/recordedLearning.ts';
import type { Greeting, RecordedRun } from '../../runtime/recordedRun.ts';
import type { StageChanges } from './batchedUpdates.ts';
import { sameExperiment } from './belonging.ts';
import {
  type Attempt,
  attemptAt,
  type Brought,
  type FinishedRun,
  finishedRun,
  greetingAsFinished,
  type JudgedRun,
  judgedRun,
  recordedAsFinished,
  withConfidence,
  withSeen,
} from './brought.ts';
import { type CurveUpdate, withUpdates } from './curves.ts';
import { withTitles } from './namedExamples.ts';
import type { Slice } from './slice.ts';
import { afterTheEnd, everyStage } from './stageProgress.ts';
import { today } from './today.ts';

export type {
  Attempt,
  Brought,
  Candidates,
  ConfidenceSnapshot,
  EmbeddingFrames,
  FinishedRun,
  JudgedRun,
  ModelRole,
  RunDetail,
  SeriesName,
};

export type RunStatus = 'idle' | 'running' | 'paused' | 'finished' | 'stopped' | 'failed';

export interface RunSlice {
  readonly status: RunStatus;
  /** The run under way, or the one that was ended without a result since the last one began. */
  readonly attempt: Attempt | null;
  /** The last run that finished, or the recorded one that greets. */
  readonly last: FinishedRun | null;
  /** What finished before it with other settings, unless the person has put that away. */
  readonly before: JudgedRun | null;
  readonly engine: EngineInfo | null;
  readonly workers: number;
  readonly notices: readonly ErrorMessage[];
  /** 0 to 1; null: no map is being made. */
  readonly mapProgress: number | null;
  /** Engine named in the address; undefined: the best that works. */
  readonly requestedEngine: EngineName | undefined;
  setStatus(status: RunStatus): void;
  /** @param takesOver from the run that is under way */
  runBegins(takesOver: boolean): void;
  /** @param from the run that it takes over from: what it leaves as it was does not wait again */
  runOrdered(experiment: Experiment, from: Brought | null): void;
  runStopped(): void;
  runFinished(report: RunResult, detail: RunDetail): void;
  runFailed(error: ErrorMessage): void;
  /** What was before is no longer compared with. */
  forgetBefore(): void;
  /** The page turns to another experiment: what the last run brought stays, but does not follow. */
  runLeft(): void;
  updateRun(stages: StageChanges, curves: readonly CurveUpdate[]): void;
  /** @param run whole, or as it greets */
  showRecorded(run: RecordedRun | Greeting): void;
  hideRecorded(): void;
  /** Nothing stays of what was run or shown with other settings. */
  keepOnly(experiment: Experiment): void;
  /** A result that was put aside. */
  showAgain(run: FinishedRun): void;
  showCandidates(candidates: Candidates): void;
  /** What the recorded run's trainings looked like. */
  addLearning(learning: Learning): void;
  /** Of candidates that came without: the recorded run's. */
  addPictures(values: Uint8Array): void;
  /** @param mode replace all that there are of the model, or add to them */
  showConfidence(role: ModelRole, mode: 'append' | 'replace', snapshots: readonly ConfidenceSnapshot[]): void;
  showFrame(epoch: number, x: Float32Array, y: Float32Array): void;
  /** Of the run under way, whose encoder is trained. */
  keepFrames(frames: EmbeddingFrames): void;
  setMapProgress(progress: number | null): void;
  /** UMAP's map of the last finished run. */
  showMap(x: Float32Array, y: Float32Array): void;
  /** Back from UMAP's map to the principal plane. */
  showPlane(): void;
  engineStarted(engine: EngineInfo, workers: number): void;
  requestEngine(engine: EngineName | undefined): void;
  addNotice(notice: ErrorMessage): void;
  dismissNotice(index: number): void;
}

export function isUnderWay({ status }: { readonly status: RunStatus }): boolean {
  return status === 'running' || status === 'paused';
}

/** Of a recorded run until someone wants to see it learn. */
const NOT_WATCHED = { confidence: {}, frames: null };

/** What a result is compared with: what it was run for once more stays with what that was compared with. */
function beforeOf(
  { experiment }: RunResult,
  last: FinishedRun | null,
  before: JudgedRun | null,
): JudgedRun | null {
  if (!last) return null;
  if (sameExperiment(last.experiment, experiment)) return last.recorded ? null : before;
  return judgedRun(last);
}

export const createRunSlice: Slice<RunSlice> = (set) => {
  /** What a run brings once it is over, or before it has been ordered, is nobody's. */
  const grow = (more: (attempt: Attempt) => Partial<Attempt>) =>
    set(({ attempt }) => (attempt ? { attempt: { ...attempt, ...more(attempt) } } : {}));
  return {
    status: 'idle',
    attempt: null,
    last: null,
    before: null,
    engine: null,
    workers: 0,
    notices: [],
    mapProgress: null,
    requestedEngine: undefined,
    setStatus: (status) => set({ status }),
    runBegins: (takesOver) =>
      set(({ attempt }) => ({ status: 'running', attempt: takesOver ? attempt : null, mapProgress: null })),
    runOrdered: (experiment, from) =>
      set(({ status, attempt, last }) => ({
        status: status === 'paused' ? status : 'running',
        attempt: attemptAt(experiment, { from, held: [from, attempt, last] }),
      })),
    runStopped: () =>
      set(({ attempt }) => ({
        status: 'stopped',
        attempt: attempt && { ...attempt, stages: afterTheEnd(attempt.stages) },
      })),
    runFinished: (report, detail) =>
      set(({ attempt, last, before }) =>
        attempt
          ? {
              status: 'finished',
              attempt: null,
              last: finishedRun(attempt, report, detail, today()),
              before: beforeOf(report, last, before),
            }
          : {},
      ),
    runFailed: (error) =>
      set(({ attempt }) => ({
        status: 'failed',
        attempt: attempt && { ...attempt, stages: afterTheEnd(attempt.stages), error },
      })),
    forgetBefore: () => set({ before: null }),
    runLeft: () => set({ status: 'idle' }),
    updateRun: (changes, updates) =>
      grow(({ stages, curves }) => ({
        stages: everyStage((name) =>
          changes.has(name) ? { ...stages[name], ...changes.get(name) } : stages[name],
        ),
        curves: updates.length > 0 ? withUpdates(curves, updates) : curves,
      })),
    showRecorded: (run) =>
      set(({ last }) => {
        const { confidence, frames } = last?.recorded ? last : NOT_WATCHED;
        const shown = 'detail' in run ? recordedAsFinished(run) : greetingAsFinished(run);
        return { last: { ...shown, confidence, frames } };
      }),
    hideRecorded: () => set(({ last }) => (last?.recorded ? { last: null } : {})),
    keepOnly: (experiment) =>
      set(({ attempt, last }) => ({
        attempt: attempt && sameExperiment(attempt.experiment, experiment) ? attempt : null,
        last: last && sameExperiment(last.experiment, experiment) ? last : null,
      })),
    showAgain: (run) => set({ last: run }),
    showCandidates: (candidates) =>
      grow(({ experiment }) => ({ candidates: withTitles(candidates, experiment.dataset.name) })),
    addLearning: ({ confidence, frames }) =>
      set(({ last }) => (last?.recorded ? { last: { ...last, confidence, frames } } : {})),
    addPictures: (values) =>
      set(({ last }) =>
        last?.candidates?.values.length === 0
          ? { last: { ...last, candidates: { ...last.candidates, values } } }
          : {},
      ),
    showConfidence: (role, mode, snapshots) =>
      grow(({ confidence }) => ({ confidence: withConfidence(confidence, role, mode, snapshots) })),
    showFrame: (epoch, x, y) =>
      grow(({ seen, experiment }) => ({
        embedding: { x, y, epoch },
        seen: withSeen(seen, { x, y, epoch }, experiment.contrastive.epochs),
      })),
    keepFrames: (frames) => grow(() => ({ frames, seen: [] })),
    setMapProgress: (progress) => set({ mapProgress: progress }),
    showMap: (x, y) => set(({ last }) => ({ last: last && { ...last, map: { x, y } }, mapProgress: null })),
    showPlane: () => set(({ last }) => ({ last: last && { ...last, map: null } })),
    engineStarted: (engine, workers) => set({ engine, workers }),
    requestEngine: (engine) => set({ requestedEngine: engine }),
    // What is told again is told once.
    addNotice: (notice) =>
      set(({ notices }) => ({
        notices: [
          ...notices.filter(({ name, message }) => name !== notice.name || message !== notice.message),
          notice,
        ],
      })),
    dismissNotice: (index) => set(({ notices }) => ({ notices: notices.filter((_, i) => i !== index) })),
  };
};
