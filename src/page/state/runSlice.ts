/** The run: what the worker says, and what the person tells it. */
import type { StateCreator } from 'zustand';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { StageState } from '../../lab/pipeline/pipeline.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { changedStages } from '../../lab/pipeline/stageKey.ts';
import { STAGES, type StageName } from '../../lab/stages/catalogue.ts';
import { isIdle, stageRecordedAs } from '../../lab/stages/graph.ts';
import type { EngineInfo, EngineName, ErrorMessage, FromLab } from '../../runtime/protocol.ts';
import type { RecordedMeta, RecordedRun } from '../../runtime/recordedRun.ts';
import { isPinned } from './dataSets.ts';
import { labClient as client, excludedEngines, listenToLab } from './labClient.ts';
import { gatherNews } from './news.ts';
import { rememberRun } from './resume.ts';
import { appendSeries, CURVE_OWNERS, type CurveOwner, ownerOf, replaceSeries, runData } from './runData.ts';
import type { LabState } from './store.ts';

export type RunStatus = 'idle' | 'running' | 'paused' | 'finished' | 'stopped' | 'failed';

export interface StageProgress {
  readonly state: StageState;
  readonly step: number;
  readonly steps: number;
  /** Seconds it took; null until it has ended. */
  readonly seconds: number | null;
  /** performance.now() of its start; null before. */
  readonly since: number | null;
}

export interface RunSlice {
  readonly status: RunStatus;
  readonly stages: Readonly<Record<StageName, StageProgress>>;
  readonly engine: EngineInfo | null;
  readonly lanes: number;
  readonly error: ErrorMessage | null;
  readonly notices: readonly ErrorMessage[];
  readonly report: RunResult | null;
  /** Set while what is shown was recorded, not trained here. */
  readonly recorded: RecordedMeta | null;
  readonly encoderEpoch: number | null;
  /** Counters of the arrays in runData. */
  readonly seriesVersions: Readonly<Record<CurveOwner, number>>;
  readonly embeddingVersion: number;
  readonly detailVersion: number;
  readonly candidatesVersion: number;
  readonly mapProgress: number | null;
  /** Engine named in the address; undefined: the best that works. */
  readonly requestedEngine: EngineName | undefined;
  run(): void;
  pause(): void;
  resume(): void;
  step(): void;
  stop(): void;
  /** After a failure: the same experiment without the engine that failed. */
  tryNextEngine(): void;
  askForMap(): void;
  /** Back from UMAP's map to the principal plane. */
  showPlane(): void;
  warmUp(): void;
  forgetStored(): void;
  dismissNotice(index: number): void;
  /** Told by the experiment's slice: a live page follows its knobs. */
  experimentChanged(): void;
  showRecorded(run: RecordedRun): void;
  picturesLoaded(): void;
}

/** The page follows curves and progress five times a second: more only keeps its thread busy. */
const NEWS_MS = 200;
/** Of the stages' beginnings and ends, which come in bursts, twenty-five times. */
const STAGE_MS = 40;

function raised(
  versions: RunSlice['seriesVersions'],
  owners: Iterable<CurveOwner>,
): Record<CurveOwner, number> {
  const next = { ...versions };
  for (const owner of owners) next[owner]++;
  return next;
}

/** Time for a burst of slider movements to become one change. */
const SETTLE_MS = 60;

const WAITING: StageProgress = { state: 'waiting', step: 0, steps: 0, seconds: null, since: null };

/** A stage with nothing to do for an experiment: it is never told of. */
const NOTHING: StageProgress = { state: 'remembered', step: 0, steps: 0, seconds: 0, since: null };

function everyStage(progress: StageProgress): Record<StageName, StageProgress> {
  return Object.fromEntries(STAGES.map((name) => [name, progress])) as Record<StageName, StageProgress>;
}

export const createRunSlice: StateCreator<LabState, [], [], RunSlice> = (set, get) => {
  let settling: ReturnType<typeof setTimeout> | undefined;
  let started: Experiment | undefined;

  const news = gatherNews(NEWS_MS, STAGE_MS, (told, curves) =>
    set(({ stages, seriesVersions }) => ({
      stages: Object.fromEntries(
        STAGES.map((name) => [name, told.has(name) ? { ...stages[name], ...told.get(name) } : stages[name]]),
      ) as Record<StageName, StageProgress>,
      seriesVersions: curves.size > 0 ? raised(seriesVersions, curves) : seriesVersions,
    })),
  );

  /** @param before the experiment that this one takes over from: what it leaves as it was does not wait again */
  const start = (before?: Experiment) => {
    set({ status: 'running', error: null, survey: null });
    if (isPinned(get().experiment.dataset)) return order(before);
    // Its stages' keys must say which data they are of.
    void get()
      .resolveDatasetVersion()
      .then(() => {
        if (get().status === 'running' || get().status === 'paused') order(before);
      });
  };

  const order = (before?: Experiment) => {
    const { experiment, requestedEngine } = get();
    // What is still to be told belongs to the run before.
    news.tell();
    // A map of the embedding belongs to one run.
    const waiting = before ? changedStages(before, experiment) : STAGES;
    const begun = (name: StageName) => (isIdle(name, experiment) ? NOTHING : WAITING);
    const stages = { ...get().stages, ...Object.fromEntries(waiting.map((name) => [name, begun(name)])) };
    started = experiment;
    set({ stages, mapShown: false, mapProgress: null });
    client.run(experiment, requestedEngine, excludedEngines);
    rememberRun(true);
  };

  listenToLab((message) => receive(message));

  const receive = (message: FromLab) => {
    switch (message.kind) {
      case 'engine':
        return set({ engine: message.engine, lanes: message.lanes });
      case 'stage': {
        const { stage, state, seconds = null, steps } = message;
        return news.stage(stage, {
          state,
          seconds,
          ...(state === 'running' && { since: performance.now() }),
          ...(steps !== undefined && { step: steps, steps }),
        });
      }
      case 'progress':
        return news.progress(message.stage, { step: message.step, steps: message.steps });
      case 'series':
        (message.mode === 'replace' ? replaceSeries : appendSeries)(message.series, message.points);
        return news.curve(ownerOf(message.series));
      case 'candidates':
        runData.candidates = message.candidates;
        runData.detail = null;
        return set({ candidatesVersion: get().candidatesVersion + 1, highlighted: null, selection: null });
      case 'frame':
        runData.embedding = { x: message.x, y: message.y };
        set({ embeddingVersion: get().embeddingVersion + 1, encoderEpoch: message.epoch, mapShown: false });
        return client.frameShown();
      case 'map':
        if (!message.x || !message.y) return set({ mapProgress: message.progress });
        runData.embedding = { x: message.x, y: message.y };
        return set({ mapProgress: null, mapShown: true, embeddingVersion: get().embeddingVersion + 1 });
      case 'finished':
        news.tell();
        runData.detail = message.detail;
        runData.embedding = message.detail.embedding;
        get().keepInformation(message.report.experiment, message.report.information);
        return set({
          status: 'finished',
          report: message.report,
          recorded: null,
          encoderEpoch: null,
          threshold: null,
          detailVersion: get().detailVersion + 1,
          embeddingVersion: get().embeddingVersion + 1,
        });
      case 'failed':
        news.tell();
        rememberRun(false);
        set({ status: 'failed', error: message.error });
        // It holds the setting that fits.
        if (message.error.name === 'TooLarge') get().wantEstimate();
        return;
      case 'notice':
        return set({ notices: [...get().notices, message.notice] });
    }
  };

  return {
    status: 'idle',
    stages: everyStage(WAITING),
    engine: null,
    lanes: 0,
    error: null,
    notices: [],
    report: null,
    recorded: null,
    encoderEpoch: null,
    seriesVersions: { target: 0, shadow: 0, encoder: 0, head: 0 },
    embeddingVersion: 0,
    detailVersion: 0,
    candidatesVersion: 0,
    mapProgress: null,
    requestedEngine: undefined,
    run() {
      clearTimeout(settling);
      get().estimateAllowed();
      client.setGate('open');
      start();
    },
    pause() {
      client.setGate('closed');
      set({ status: 'paused' });
    },
    resume() {
      client.setGate('open');
      set({ status: 'running' });
    },
    step() {
      if (get().status !== 'paused') {
        client.setGate('closed');
        if (get().status !== 'running') start();
        set({ status: 'paused' });
      }
      client.setGate('step');
    },
    stop() {
      clearTimeout(settling);
      client.stop();
      rememberRun(false);
      set({ status: 'stopped' });
    },
    tryNextEngine() {
      const failed = get().requestedEngine ?? get().engine?.backend;
      if (failed) excludedEngines.push(failed);
      set({ requestedEngine: undefined });
      get().run();
    },
    askForMap() {
      set({ mapProgress: 0 });
      client.requestMap();
    },
    showPlane() {
      if (runData.detail) runData.embedding = runData.detail.embedding;
      set({ mapShown: false, embeddingVersion: get().embeddingVersion + 1 });
    },
    warmUp() {
      const { status, experiment, requestedEngine } = get();
      if (status === 'idle') client.warm(experiment, requestedEngine, excludedEngines);
      get().estimateAllowed();
    },
    forgetStored: () => client.forget(),
    dismissNotice: (index) => set(({ notices }) => ({ notices: notices.filter((_, i) => i !== index) })),
    experimentChanged() {
      get().estimateOutdated();
      const { status } = get();
      if (status !== 'running' && status !== 'paused' && status !== 'finished' && status !== 'failed') return;
      if (status === 'failed' && !get().report) return;
      clearTimeout(settling);
      settling = setTimeout(() => {
        const paused = get().status === 'paused';
        start(get().status === 'failed' ? undefined : started);
        if (paused) set({ status: 'paused' });
      }, SETTLE_MS);
    },
    showRecorded({ meta, report, detail, candidates }) {
      if (get().status !== 'idle') return;
      runData.detail = detail;
      runData.candidates = candidates;
      runData.embedding = detail.embedding;
      runData.series = {};
      for (const [name, points] of Object.entries(detail.series))
        replaceSeries(name as keyof typeof detail.series, points);
      const told = Object.fromEntries(
        report.timing.stages.map(({ name, seconds, steps }) => [
          stageRecordedAs(name),
          { state: 'done', step: steps, steps, seconds, since: null },
        ]),
      );
      const stages = { ...everyStage(NOTHING), ...told };
      get().keepInformation(report.experiment, report.information);
      set(({ seriesVersions, embeddingVersion, detailVersion, candidatesVersion }) => ({
        report,
        recorded: meta,
        stages,
        seriesVersions: raised(seriesVersions, CURVE_OWNERS),
        embeddingVersion: embeddingVersion + 1,
        detailVersion: detailVersion + 1,
        candidatesVersion: candidatesVersion + 1,
      }));
    },
    picturesLoaded: () => set(({ candidatesVersion }) => ({ candidatesVersion: candidatesVersion + 1 })),
  };
};
