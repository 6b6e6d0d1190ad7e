/** What of a training is looked at again, and where in it. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { ErrorMessage } from '../../runtime/protocol.ts';
import type { Slice } from './slice.ts';

/** Where the encoder puts the examples, or how sure the model under attack is of them. */
export type LearningPicture = 'map' | 'confidence';

/** A choice for the run of one experiment: another's begins with none. */
export interface Chosen<Value> {
  readonly of: Experiment;
  readonly value: Value;
}

export interface ReplaySlice {
  /** What the person wants to see; null: what is being learned. */
  readonly chosenPicture: Chosen<LearningPicture> | null;
  /** The epoch that a picture is moved back to; null: it shows the newest. */
  readonly replayed: Readonly<Record<LearningPicture, Chosen<number> | null>>;
  /** Whether what the recorded run's trainings looked like is on its way, or why it did not come. */
  readonly recordedLearning: 'notAsked' | 'loading' | ErrorMessage;
  readonly isPlaying: boolean;
  readonly isSlow: boolean;
  choosePicture(of: Experiment, picture: LearningPicture): void;
  /** @param epoch null: back to the newest */
  replayAt(picture: LearningPicture, of: Experiment, epoch: number | null): void;
  setRecordedLearning(recordedLearning: ReplaySlice['recordedLearning']): void;
  setPlaying(isPlaying: boolean): void;
  setSlow(isSlow: boolean): void;
}

export const createReplaySlice: Slice<ReplaySlice> = (set) => ({
  chosenPicture: null,
  replayed: { map: null, confidence: null },
  recordedLearning: 'notAsked',
  isPlaying: false,
  isSlow: false,
  choosePicture: (of, value) => set({ chosenPicture: { of, value }, isPlaying: false }),
  replayAt: (picture, of, epoch) =>
    set(({ replayed }) => ({
      replayed: { ...replayed, [picture]: epoch === null ? null : { of, value: epoch } },
    })),
  setRecordedLearning: (recordedLearning) => set({ recordedLearning }),
  setPlaying: (isPlaying) => set({ isPlaying }),
  setSlow: (isSlow) => set({ isSlow }),
});
