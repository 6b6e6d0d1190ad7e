import type { LossCursor } from '../../../charts/LossChart.tsx';
import type { LearningPicture } from '../../state/replaySlice.ts';
import type { Brought } from '../../state/runSlice.ts';
import { useReplay } from '../replay/useReplay.ts';

/**
 * The place that a picture of the learning is moved back to, on curves of the same run: a click moves it.
 * @param run that the curves are of
 * @returns none where the picture is of another run, or cannot be moved
 */
export function useReplayCursor(picture: LearningPicture, run: Brought | null): LossCursor | undefined {
  const replay = useReplay(picture);
  if (!run || replay.run !== run || replay.epochs.length < 2) return undefined;
  return { at: replay.isBack ? replay.epochs[replay.at]! : null, onPick: replay.show };
}
