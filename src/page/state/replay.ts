/** Which picture of the learning is shown, of which run, and at which of its epochs. */
import { framedEpochs } from '../../lab/evaluation/embeddingFrames.ts';
import { changedStages } from '../../lab/pipeline/stageKey.ts';
import type { ModelRole } from '../../runtime/protocol.ts';
import { sameExperiment } from './belonging.ts';
import type { Brought } from './brought.ts';
import type { Chosen, LearningPicture } from './replaySlice.ts';
import { isUnderWay } from './runSlice.ts';
import { confidenceRun, embeddingRun } from './shown.ts';
import type { LabState } from './store.ts';

function chosenFor<Value>(chosen: Chosen<Value> | null, run: Brought | null): Value | null {
  return chosen && run && sameExperiment(chosen.of, run.experiment) ? chosen.value : null;
}

/** Whether the run that was begun last trains this model, and not only what comes after it. */
function trains(role: ModelRole, { attempt, last }: LabState): boolean {
  if (!attempt) return false;
  if (!last || last.recorded) return true;
  return changedStages(last.experiment, attempt.experiment).includes(role);
}

/** Whose confidence is shown. The attacker knows of their shadow only whom it was trained on. */
export function modelShown(state: LabState): ModelRole {
  if (state.viewpoint === 'attacker') return 'shadow';
  return isUnderWay(state) && !trains('target', state) && trains('shadow', state) ? 'shadow' : 'target';
}

/** Models are learning, or have ended before the encoder had anything to show. */
function isModelLearning(state: LabState): boolean {
  const { attempt, status } = state;
  // A run that has just been asked for has nothing yet.
  if (!attempt) return status === 'running' || status === 'paused';
  if (attempt.embedding || !(trains('target', state) || trains('shadow', state))) return false;
  return isUnderWay(state) || attempt.confidence[modelShown(state)] !== undefined;
}

export function pictureShown(state: LabState): LearningPicture {
  const { attempt, last, chosenPicture } = state;
  const chosen = chosenFor(chosenPicture, attempt ?? last);
  return chosen ?? (isModelLearning(state) ? 'confidence' : 'map');
}

/** The run that a picture is of. */
export function pictureRun(state: LabState, picture: LearningPicture): Brought | null {
  return picture === 'map' ? embeddingRun(state) : confidenceRun(state, modelShown(state));
}

/** The epoch that the picture is moved back to; null: it shows the newest. */
export function replayedEpoch(state: LabState, picture: LearningPicture): number | null {
  return chosenFor(state.replayed[picture], pictureRun(state, picture));
}

/** Whether a run goes on that will bring more of the picture. */
export function isGrowing(state: LabState, picture: LearningPicture): boolean {
  const { attempt } = state;
  if (!attempt || !isUnderWay(state) || pictureRun(state, picture) !== attempt) return false;
  const { state: now } = attempt.stages[picture === 'map' ? 'encoder' : modelShown(state)];
  return now === 'running' || now === 'waiting';
}

/** Of which epochs there are frames of the map, rising; of the recorded run those that come once they are asked for. */
export function framesOf(run: Brought): readonly number[] {
  if (run.frames) return run.frames.epochs;
  if (run.recorded) return framedEpochs(run.experiment.contrastive.epochs);
  return run.seen.map(({ epoch }) => epoch);
}

/** The same of snapshots of a model, which are taken where its accuracies are. */
export function snapshotsOf(run: Brought, role: ModelRole): readonly number[] {
  const snapshots = run.confidence[role]?.map(({ epoch }) => epoch);
  return snapshots ?? (run.recorded ? (run.curves[`${role}/members`]?.x ?? []) : []);
}

/** The recorded run comes without what its trainings looked like. */
export const lacksLearning = (run: Brought | null): boolean =>
  run !== null && run.recorded !== null && !run.frames;

/** The place among rising epochs of the one that is nearest; the last for null. */
export function placeAmong(epochs: readonly number[], epoch: number | null): number {
  if (epoch === null) return epochs.length - 1;
  return epochs.reduce(
    (best, one, i) => (Math.abs(one - epoch) < Math.abs(epochs[best]! - epoch) ? i : best),
    0,
  );
}
