/** How the encoder's training is replayed on the map: where the points lay, in which axes, and how fast they go. */
import { type Glide, SETTLING } from '../../../charts/embedding/glide.ts';
import { type Limits, limitsAround, robustLimits } from '../../../charts/embedding/limits.ts';
import { turning } from '../../../charts/embedding/turn.ts';
import { amongAll, frameAt } from '../../../lab/evaluation/embeddingFrames.ts';
import type { Brought, Embedding } from '../../state/brought.ts';
import { framesOf, placeAmong } from '../../state/replay.ts';
import type { EmbeddingFrames } from '../../state/runSlice.ts';
import { placesOf } from '../../state/shown.ts';

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

const TURNED: Glide = { ...SETTLING, turning };

/** While it is played, points go at one speed from each frame to the next. */
export function glideOf(run: Brought, isPlaying: boolean, isSlow: boolean): Glide {
  return isPlaying ? { ms: stepMs(framesOf(run).length, isSlow), isSteady: true } : TURNED;
}
