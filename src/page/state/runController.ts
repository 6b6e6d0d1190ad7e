/**
 * The run as the page directs it: what the person asks for goes to the lab worker, what the worker says goes into the
 * state, and a page that has run follows its experiment.
 */
import { amongAll } from '../../lab/evaluation/embeddingFrames.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { StageAborted } from '../../lab/stages/stageContext.ts';
import { toMessage } from '../../runtime/errors.ts';
import type { FromLab, StoredSize } from '../../runtime/protocol.ts';
import type { Greeting, RecordedRun } from '../../runtime/recordedRun.ts';
import { batchUpdates } from './batchedUpdates.ts';
import { sameExperiment } from './belonging.ts';
import { isPinned } from './dataSets.ts';
import { estimateController } from './estimateController.ts';
import { onExperimentChange, resolveDatasetVersion } from './experimentChanges.ts';
import { afterGesture, forgetAfterGesture } from './gesture.ts';
import { holdFirstIfDear, holdIfDear, holdNothing, onHeldCheap, takeBackHeld } from './heldChange.ts';
import { excludedEngines, labClient, listenToLab } from './labClient.ts';
import { isLineDear, isLineSlow } from './line.ts';
import { rememberStatus } from './resume.ts';
import { type FinishedRun, isUnderWay } from './runSlice.ts';
import { useLab } from './store.ts';

export type { StoredSize };

/** The page follows curves and progress four times a second: more only takes its processor from those that train. */
const UPDATES_MS = 250;
/** Of the stages' beginnings and ends, which come in bursts, twenty-five times. */
const STAGES_MS = 40;
/** Time for a burst of slider movements to become one change. */
const SETTLE_MS = 60;

/** A press so soon after a run has begun by itself was meant for Run, which stood where Pause does now. */
const MEANT_RUN_MS = 500;

const lab = useLab.getState;
const updates = batchUpdates(UPDATES_MS, STAGES_MS, (stages, curves) => lab().updateRun(stages, curves));

let settling: ReturnType<typeof setTimeout> | undefined;

/** The last start that was asked for: one that another start or Stop came after is forgotten. */
let started = 0;

/** What a movement of the moment before would have begun is not begun. */
function forgetSettling(): void {
  clearTimeout(settling);
  forgetAfterGesture();
}

/** @param takesOver from the run before: what it leaves as it was does not wait again */
function start(takesOver: boolean): void {
  const mine = ++started;
  holdNothing();
  lab().runBegins(takesOver);
  lab().sweepEnds();
  if (isPinned(lab().experiment.dataset)) {
    order(takesOver);
    return;
  }
  // Its stages' keys must say which data they are of.
  void resolveDatasetVersion().then(() => {
    if (mine === started) order(takesOver);
  });
}

function order(takesOver: boolean): void {
  // What has been gathered belongs to the run before.
  updates.flush();
  const { experiment, requestedEngine, attempt, last } = lab();
  lab().runOrdered(experiment, takesOver ? (attempt ?? last) : null);
  const isHeld = lab().attempt?.candidates !== null;
  labClient.run(experiment, requestedEngine, excludedEngines, { candidates: !isHeld });
}

function receive(message: FromLab): void {
  switch (message.kind) {
    case 'engine':
      lab().engineStarted(message.engine, message.workers);
      break;
    case 'notice':
      lab().addNotice(message.notice);
      break;
    default:
      // What was on its way when the run was stopped belongs to nothing that is shown.
      if (isUnderWay(lab())) receiveOfRun(message);
  }
}

function receiveOfRun(message: FromLab): void {
  const state = lab();
  switch (message.kind) {
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
      state.showCandidates(message.candidates);
      break;
    case 'confidence':
      state.showConfidence(message.role, message.mode, message.snapshots);
      break;
    case 'frame': {
      const { epoch, examples } = message;
      const all = state.attempt?.candidates?.count ?? 0;
      const { x, y } = examples ? amongAll(message, examples, all) : message;
      state.showFrame(epoch, x, y);
      labClient.frameShown();
      break;
    }
    case 'frames':
      state.keepFrames(message.frames);
      break;
    case 'finished':
      updates.flush();
      state.keepInformation(message.report.experiment, message.report.information);
      state.runFinished(message.report, message.detail);
      break;
    case 'failed':
      updates.flush();
      state.runFailed(message.error);
      // The estimate holds the setting that fits.
      if (message.error.name === 'TooLarge') estimateController.wantEstimate();
      break;
  }
}

listenToLab(receive);

useLab.subscribe(({ status, held, experiment }, before) => {
  const isOther = status !== before.status || held !== before.held;
  // A page that rests has nothing to add to what was left in this tab.
  if (!isOther && (status === 'idle' || experiment === before.experiment)) return;
  // What waits for the person's word must not be begun by a reload.
  rememberStatus(held ? 'stopped' : status, experiment);
});

/** The run that is shown, or under way, takes over the experiment on the page. */
function follow(): void {
  const { status, setStatus } = lab();
  start(status !== 'failed');
  if (status === 'paused') setStatus('paused');
}

/** What was trained here last, or is being trained. */
function ordered(): Experiment | null {
  const { attempt, last } = lab();
  const run = attempt ?? last;
  return run?.recorded === null ? run.experiment : null;
}

/** The recorded run that there is to greet with. */
let greeting: RecordedRun | Greeting | undefined;

/** The last result of this tab, while a link to another experiment is shown. */
let aside: FinishedRun | null = null;

/** On a page that rests without a result: the one that there is of its settings, if any. */
function showKnown(): void {
  const { status, last, experiment, showRecorded, showAgain } = lab();
  if (status !== 'idle' || last) return;
  if (aside && sameExperiment(aside.experiment, experiment)) showAgain(aside);
  else if (greeting && sameExperiment(greeting.report.experiment, experiment)) showRecorded(greeting);
}

/** What was opened, by a link, a preset or a reset, never stands under the figures of something else. */
function showNothingElse(): void {
  const { last, experiment, keepOnly } = lab();
  if (last && !last.recorded) aside = last;
  keepOnly(experiment);
}

/** Not while a link is being shown. */
let following = true;

/** What the page was opened on last; until something is moved there is nothing to train that nobody asked for. */
let opened = lab().experiment;

const hasOwnResult = () => lab().last?.recorded === null;

/** A page that rests, and shows nothing that was trained in it. */
const isFresh = () => lab().status === 'idle' && !hasOwnResult();

let begunByItself = Number.NEGATIVE_INFINITY;

function runByItself(): void {
  begunByItself = performance.now();
  run();
}

/** The first setting that is moved begins the first run, so that no slider is dead. */
function firstTouch(): void {
  const { experiment } = lab();
  if (sameExperiment(opened, experiment)) {
    holdNothing();
    return;
  }
  if (holdFirstIfDear(opened, greeting?.report ?? null)) return;
  settling = setTimeout(() => afterGesture(runByItself), SETTLE_MS);
}

onExperimentChange(() => {
  const { experiment, isMoved, status } = lab();
  if (!isMoved) {
    opened = experiment;
    if (!isUnderWay(lab()) && !hasOwnResult()) showNothingElse();
  }
  showKnown();
  if (!following || status === 'stopped') return;
  if (isFresh()) {
    forgetSettling();
    if (isMoved) firstTouch();
    else holdNothing();
    return;
  }
  if (status === 'failed' && !lab().last && !isMoved) return;
  forgetSettling();
  const before = ordered();
  if (before && status !== 'failed' && sameExperiment(before, experiment)) {
    // Taken back: what is run, or shown, is of these settings.
    holdNothing();
    return;
  }
  if (!holdIfDear(before)) settling = setTimeout(follow, SETTLE_MS);
});

/** What was held runs. */
function runHeld(): void {
  if (isFresh()) run();
  else follow();
}

onHeldCheap(runHeld);

function run(): void {
  forgetSettling();
  estimateController.allowEstimates();
  labClient.setGate('open');
  start(false);
}

/** Begins a run whose first batch waits. */
function runPaused(): void {
  forgetSettling();
  labClient.setGate('closed');
  start(false);
  lab().setStatus('paused');
}

function holdStill(): void {
  labClient.setGate('closed');
  lab().setStatus('paused');
}

export const runController = {
  run,
  runPaused,
  pause(): void {
    if (performance.now() - begunByItself >= MEANT_RUN_MS) holdStill();
  },
  resume(): void {
    labClient.setGate('open');
    lab().setStatus('running');
  },
  /** Lets one epoch through, of a run that it begins or pauses. */
  step(): void {
    const { status } = lab();
    if (status === 'running') holdStill();
    else if (status !== 'paused') runPaused();
    labClient.setGate('step');
  },
  /** Runs the change that was held for its cost. */
  startHeld(): void {
    if (lab().held) runHeld();
  },
  takeBackHeld,
  stop(): void {
    forgetSettling();
    holdNothing();
    started++;
    updates.flush();
    // What comes from now on is nobody's.
    lab().runStopped();
    labClient.stop();
  },
  /** Shows another experiment that was opened, not made out of this one: nothing runs until it is asked for or changed. */
  leaveFor(show: () => void): void {
    forgetSettling();
    holdNothing();
    if (isUnderWay(lab())) runController.stop();
    lab().runLeft();
    following = false;
    show();
    following = true;
  },
  /** Back to the defaults. A page without a result of its own is again as it was first opened, at rest. */
  reset(): void {
    const { reset } = lab();
    if (hasOwnResult()) reset();
    else runController.leaveFor(reset);
  },
  /** A link to another experiment never opens on figures that are not its own. */
  linkOpened(): void {
    opened = lab().experiment;
    if (!isUnderWay(lab())) showNothingElse();
    showKnown();
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
  /** UMAP's map of the embedding. What comes once another run has begun is not shown. */
  async requestMap(): Promise<void> {
    const { last, setMapProgress, showMap, addNotice } = lab();
    setMapProgress(0);
    const isWanted = () => lab().mapProgress !== null && lab().last?.report === last?.report;
    try {
      const { x, y } = await labClient.mapEmbedding((progress) => {
        if (isWanted()) setMapProgress(progress);
      });
      if (isWanted()) showMap(x, y);
    } catch (error) {
      if (!isWanted()) return;
      setMapProgress(null);
      if (!(error instanceof StageAborted)) addNotice(toMessage(error));
    }
  },
  /** The engine starts while the person reads, where the line allows it: engine and data are megabytes. */
  warmUp(): void {
    const { status, experiment, requestedEngine } = lab();
    if (status === 'idle' && !isLineDear() && !isLineSlow())
      labClient.warm(experiment, requestedEngine, excludedEngines);
    estimateController.allowEstimates();
  },
  /** How much is kept over a reload. */
  storedSize: () => labClient.stored(),
  /** @returns whether it is forgotten */
  async forgetStored(): Promise<boolean> {
    const forgotten = await labClient.forget();
    // What was remembered has to be trained again.
    lab().setEstimate(null);
    estimateController.wantEstimate();
    return forgotten;
  },
  /** Greets with the recorded run, unless one has begun meanwhile or the page was opened on another experiment. */
  greet(recorded: RecordedRun | Greeting): void {
    greeting = recorded;
    // It is shown already, and now whole.
    if (lab().last?.recorded && 'detail' in recorded) lab().showRecorded(recorded);
    else showKnown();
  },
};
