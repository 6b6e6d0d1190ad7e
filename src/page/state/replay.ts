/** Which picture of the learning is shown, of which run, and at which of its epochs. */
import { type Limits, limitsAround, robustLimits } from '../../charts/embedding/limits.ts';
import { amongAll, frameAt, framedEpochs } from '../../lab/evaluation/embeddingFrames.ts';
import { changedStages } from '../../lab/pipeline/stageKey.ts';
import type { EmbeddingFrames, ModelRole } from '../../runtime/protocol.ts';
import { sameExperiment } from './belonging.ts';
import type { Brought, Embedding } from './brought.ts';
import type { Chosen, LearningPicture } from './replaySlice.ts';
import { isUnderWay } from './runSlice.ts';
import { confidenceRun, embeddingRun, placesOf } from './shown.ts';
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

/** Where the examples lay in a frame. @returns null while it is on its way */
function embeddingIn(run: Brought, at: number): Embedding | null {
  const { frames, candidates } = run;
  if (!frames) return run.seen[at] ?? null;
  const all = candidates?.count ?? frames.examples.length;
  return { ...amongAll(frameAt(frames, at), frames.examples, all), epoch: frames.epochs[at]! };
}

/** Where the examples of a run with an embedding lie, or lay at an epoch. @param epoch null: now */
export function placesAt(run: Brought, epoch: number | null): Embedding {
  if (epoch === null) return placesOf(run);
  return embeddingIn(run, placeAmong(framesOf(run), epoch)) ?? placesOf(run);
}

/** So many frames tell how far all of them reach. */
const MEASURED = 8;

const measured = new WeakMap<EmbeddingFrames, Limits | null>();

/** The axes of a replay, which suit all of its frames; null: they follow what is shown. */
export function replayLimits(run: Brought): Limits | null {
  const { frames } = run;
  if (!frames) return null;
  const known = measured.get(frames);
  if (known !== undefined) return known;
  const last = frames.epochs.length - 1;
  const some = Array.from({ length: MEASURED + 1 }, (_, i) => Math.round((i * last) / MEASURED));
  const limits = limitsAround(
    some.map((at) => {
      const { x, y } = frameAt(frames, at);
      return robustLimits(x, y);
    }),
  );
  measured.set(frames, limits);
  return limits;
}

/** All of it takes about so long. */
const WHOLE_MS = 8000;
const SHORTEST_MS = 60;
const LONGEST_MS = 450;
const SLOWER = 4;

/** From one of so many epochs to the next, as it is played. */
export function stepMs(epochs: number, isSlow: boolean): number {
  const step = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, WHOLE_MS / Math.max(1, epochs)));
  return isSlow ? SLOWER * step : step;
}
