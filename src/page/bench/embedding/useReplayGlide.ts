import { useMemo } from 'react';
import { type Glide, SETTLING } from '../../../charts/embedding/glide.ts';
import type { Brought } from '../../state/brought.ts';
import { framesOf, stepMs } from '../../state/replay.ts';
import { useLab } from '../../state/store.ts';

/** While the encoder's training is played, points go at one speed from each frame to the next. */
export function useReplayGlide(run: Brought | null): Glide {
  const isPlaying = useLab((state) => state.isPlaying);
  const isSlow = useLab((state) => state.isSlow);
  const frames = run ? framesOf(run).length : 0;
  return useMemo(
    () => (isPlaying ? { ms: stepMs(frames, isSlow), isSteady: true } : SETTLING),
    [isPlaying, isSlow, frames],
  );
}
