/** The replay of one of the pictures: which epochs there are, which one is shown, and how to move among them. */
import { useMemo } from 'react';
import type { Brought } from '../../state/brought.ts';
import {
  framesOf,
  isGrowing,
  modelShown,
  pictureRun,
  placeAmong,
  replayedEpoch,
  snapshotsOf,
} from '../../state/replay.ts';
import type { LearningPicture } from '../../state/replaySlice.ts';
import { useLab } from '../../state/store.ts';

export interface Replay {
  readonly run: Brought | null;
  /** Rising. */
  readonly epochs: readonly number[];
  /** Of them, the place of the one that is shown. */
  readonly at: number;
  /** Whether more is to come of a run under way. */
  readonly grows: boolean;
  /** It is moved back to where it is shown: else it shows the newest. */
  readonly isBack: boolean;
  /** @param at a place among the epochs; the last one is the newest */
  move(at: number): void;
  /** Shows the picture, at the epoch that is nearest. */
  show(epoch: number): void;
}

export function useReplay(picture: LearningPicture): Replay {
  const run = useLab((state) => pictureRun(state, picture));
  const role = useLab(modelShown);
  const epoch = useLab((state) => replayedEpoch(state, picture));
  const grows = useLab((state) => isGrowing(state, picture));
  const epochs = useMemo(
    () => (!run ? [] : picture === 'map' ? framesOf(run) : snapshotsOf(run, role)),
    [run, picture, role],
  );
  const move = (at: number) => {
    const to = epochs[at];
    if (!run || to === undefined) return;
    useLab.getState().replayAt(picture, run.experiment, at < epochs.length - 1 ? to : null);
  };
  return {
    run,
    epochs,
    at: Math.max(0, placeAmong(epochs, epoch)),
    grows,
    isBack: epoch !== null,
    move,
    show: (to) => {
      const { attempt, last, choosePicture } = useLab.getState();
      const newest = attempt ?? last;
      if (newest) choosePicture(newest.experiment, picture);
      move(placeAmong(epochs, to));
    },
  };
}
