/**
 * The run as the page directs it: what the person asks for goes to the lab worker, what the worker says goes into the
 * state, and a page that has run follows its experiment.
 */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { changedPairs } from '../../lab/experiment/experimentText.ts';
import { changedStages } from '../../lab/pipeline/stageKey.ts';
import { STAGES } from '../../lab/stages/catalogue.ts';
import type { FromLab } from '../../runtime/protocol.ts';
import type { RecordedRun } from '../../runtime/recordedRun.ts';
import { batchUpdates } from './batchedUpdates.ts';
import { asksFirst, costOfChange, isLong } from './changeCost.ts';
import { isPinned } from './dataSets.ts';
import { estimateController } from './estimateController.ts';
import { onExperimentChange, resolveDatasetVersion } from './experimentChanges.ts';
import { excludedEngines, labClient, listenToLab } from './labClient.ts';
import { rememberStatus } from './resume.ts';
import { useLab } from './store.ts';

/** The page follows curves and progress five times a second: more only keeps its thread busy. */
const UPDATES_MS = 200;
/** Of the stages' beginnings and ends, which come in bursts, twenty-five times. */
const STAGES_MS = 40;
/** Time for a burst of slider movements to become one change. */
const SETTLE_MS = 60;

const lab = useLab.getState;
const updates = batchUpdates(UPDATES_MS, STAGES_MS, (stages, curves) => lab().updateRun(stages, curves));

let settling: ReturnType<typeof setTimeout> | undefined;

/** @param before the experiment that this one takes over from: what it leaves as it was does not wait again */
function start(before: Experiment | null): void {
  lab().holdChange(null);
  lab().runBegins();
  lab().sweepEnds();
  if (isPinned(lab().experiment.dataset)) {
    order(before);
    return;
  }
  // Its stages' keys must say which data they are of.
  void resolveDatasetVersion().then(() => {
    const { status } = lab();
    if (status === 'running' || status === 'paused') order(before);
  });
}

function order(before: Experiment | null): void {
  // What has been gathered belongs to the run before.
  updates.flush();
  const { experiment, requestedEngine, runOrdered } = lab();
  runOrdered(experiment, before ? changedStages(before, experiment) : STAGES);
  labClient.run(experiment, requestedEngine, excludedEngines);
}

function receive(message: FromLab): void {
  const state = lab();
  switch (message.kind) {
    case 'engine':
      state.engineStarted(message.engine, message.workers);
      break;
    case 'stage': {
      const { stage, state, seconds = null, steps } = message;
      updates.stage(stage, {
        state,
        seconds,
        ...(state === 'running' && { since: performance.now() }),
        ...(steps !== undefined && { step: steps, steps }),
      });
      break;
    }
    case 'progress':
      updates.progress(message.stage, {
        step: message.step,
        steps: message.steps,
        // Of a stage that slept or paused meanwhile, as if it had begun so much later.
        since: performance.now() - 1000 * message.seconds,
      });
      break;
    case 'series':
      updates.curve(message);
      break;
    case 'candidates':
      state.look({ highlighted: null, selection: null });
      state.showCandidates(message.candidates);
      break;
    case 'frame':
      state.showFrame(message.epoch, message.x, message.y);
      labClient.frameShown();
      break;
    case 'map':
      if (message.x && message.y) state.showMap(message.x, message.y);
      else state.setMapProgress(message.progress);
      break;
    case 'finished':
      updates.flush();
      state.keepInformation(message.report.experiment, message.report.information);
      state.look({ threshold: null });
      state.runFinished(message.report, message.detail);
      break;
    case 'failed':
      updates.flush();
      state.runFailed(message.error);
      // The estimate holds the setting that fits.
      if (message.error.name === 'TooLarge') estimateController.wantEstimate();
      break;
    case 'notice':
      state.addNotice(message.notice);
      break;
  }
}

listenToLab(receive);

useLab.subscribe(({ status, held }, before) => {
  if (status === before.status && held === before.held) return;
  // What waits for the person's word must not be begun by a reload.
  rememberStatus(held ? 'stopped' : status);
});

/** The run that is shown, or under way, takes over the experiment on the page. */
function follow(): void {
  const { status, ordered, setStatus } = lab();
  start(status === 'failed' ? null : ordered);
  if (status === 'paused') setStatus('paused');
}

/** Not while a link is being shown. */
let following = true;

onExperimentChange(() => {
  const { status, report, recorded, ordered, experiment, holdChange } = lab();
  const hasRun = report !== null && recorded === null;
  if (!following || status === 'stopped') return;
  if ((status === 'idle' && !hasRun) || (status === 'failed' && !report)) return;
  clearTimeout(settling);
  const isRun = status === 'running' || status === 'paused' || status === 'finished';
  if (ordered && isRun && changedPairs(ordered, experiment).length === 0) {
    // Taken back: what is run, or shown, is of these settings.
    holdChange(null);
    return;
  }
  const cost = costOfChange(ordered ?? experiment, experiment, report);
  if (ordered && asksFirst(cost)) {
    holdChange({ before: ordered, cost });
    estimateController.wantEstimate();
    return;
  }
  holdChange(null);
  settling = setTimeout(follow, SETTLE_MS);
});

/** What is held turns out to cost little, once it has been measured: most of it is remembered. */
useLab.subscribe(({ estimate, held }, before) => {
  if (!held || !estimate || estimate === before.estimate || estimate.seconds === null) return;
  const isRemembered = estimate.stages.some(
    ({ name, remembered }) => name === 'referenceModels' && remembered,
  );
  const trains = held.cost.addsModels && !isRemembered;
  if (!trains && !isLong(estimate.seconds, held.cost.before)) follow();
});

function run(): void {
  clearTimeout(settling);
  estimateController.allowEstimates();
  labClient.setGate('open');
  start(null);
}

/** Begins a run whose first batch waits. */
function runPaused(): void {
  clearTimeout(settling);
  labClient.setGate('closed');
  start(null);
  lab().setStatus('paused');
}

export const runController = {
  run,
  runPaused,
  pause(): void {
    labClient.setGate('closed');
    lab().setStatus('paused');
  },
  resume(): void {
    labClient.setGate('open');
    lab().setStatus('running');
  },
  /** Lets one batch through, of a run that it begins or pauses. */
  step(): void {
    const { status } = lab();
    if (status === 'running') runController.pause();
    else if (status !== 'paused') runPaused();
    labClient.setGate('step');
  },
  /** Runs the change that was held for its cost. */
  startHeld(): void {
    if (lab().held) follow();
  },
  /** Gives it up: the settings are again what is run, or shown. */
  takeBackHeld(): void {
    const { held, replaceExperiment } = lab();
    if (held) replaceExperiment(held.before, lab());
  },
  stop(): void {
    clearTimeout(settling);
    lab().holdChange(null);
    labClient.stop();
    lab().setStatus('stopped');
  },
  /** Shows another experiment that was opened, not made out of this one: nothing runs until it is asked for or changed. */
  leaveFor(show: () => void): void {
    const { status, runLeft, holdChange } = lab();
    clearTimeout(settling);
    holdChange(null);
    if (status === 'running' || status === 'paused') runController.stop();
    else runLeft();
    following = false;
    show();
    following = true;
  },
  /** What runs goes on, whatever has changed; what does not begins. */
  runOn(): void {
    runController.startHeld();
    const { status } = lab();
    if (status === 'paused') runController.resume();
    else if (status !== 'running') run();
  },
  /** After a failure: the same experiment without the engine that failed. */
  tryNextEngine(): void {
    const { requestedEngine, engine, requestEngine } = lab();
    const failed = requestedEngine ?? engine?.backend;
    if (failed) excludedEngines.push(failed);
    requestEngine(undefined);
    run();
  },
  /** UMAP's map of the embedding. */
  requestMap(): void {
    lab().setMapProgress(0);
    labClient.requestMap();
  },
  /** The engine starts while the person reads. */
  warmUp(): void {
    const { status, experiment, requestedEngine } = lab();
    if (status === 'idle') labClient.warm(experiment, requestedEngine, excludedEngines);
    estimateController.allowEstimates();
  },
  forgetStored: () => labClient.forget(),
  /** Greets with the recorded run, unless one has begun meanwhile. */
  greet(recorded: RecordedRun): void {
    const { status, report } = lab();
    if (status !== 'idle' || report) return;
    lab().keepInformation(recorded.report.experiment, recorded.report.information);
    lab().showRecorded(recorded);
  },
};
