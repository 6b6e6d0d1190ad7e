/** Plays a picture from epoch to epoch. */
import { useEffect, useEffectEvent } from 'react';
import { useLab } from '../../state/store.ts';
import { stepMs } from './places.ts';
import type { Replay } from './useReplay.ts';

/** A tab that was hidden draws no frames: what has passed meanwhile does not count. */
const LONGEST_FRAME_MS = 100;

/** While it plays, goes on to the next epoch, and ends at the newest. */
export function usePlayer({ epochs, at, move }: Replay): void {
  const isPlaying = useLab((state) => state.isPlaying);
  const isSlow = useLab((state) => state.isSlow);
  const step = stepMs(epochs.length, isSlow);
  const next = useEffectEvent(() => {
    move(at + 1);
    if (at + 1 >= epochs.length - 1) useLab.getState().setPlaying(false);
  });
  useEffect(() => {
    if (!isPlaying) return;
    let request = 0;
    let before: number | undefined;
    let waited = 0;
    const frame = (time: number) => {
      waited += Math.min(LONGEST_FRAME_MS, time - (before ?? time));
      before = time;
      if (waited >= step) {
        waited %= step;
        next();
      }
      request = requestAnimationFrame(frame);
    };
    request = requestAnimationFrame(frame);
    return () => cancelAnimationFrame(request);
  }, [isPlaying, step]);
  // What goes away plays no further.
  useEffect(() => () => useLab.getState().setPlaying(false), []);
}
