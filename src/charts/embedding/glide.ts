import type { Limits } from './limits.ts';

export const GLIDE_MS = 300;

/** How points come from one frame to the next. */
export interface Glide {
  readonly ms: number;
  /** At one speed, since the next glide begins where this one ends: else fast first, then settling. */
  readonly isSteady: boolean;
  /** A way for points that were turned as a whole (`turn.ts`); in its absence all go straight. */
  readonly turning?: Turning;
}

/** @returns what writes the points that are so far on their way, 0 to 1; null where they had better go straight */
export type Turning = (
  from: Float32Array,
  to: Float32Array,
) => ((share: number, out: Float32Array) => void) | null;

export const SETTLING: Glide = { ms: GLIDE_MS, isSteady: false };
/** Of all points as a whole. */
export const TURNING: Glide = { ms: 700, isSteady: false };

/** Points in unit coordinates (x, y interleaved, y up); those outside the limits are beyond 0 and 1. */
export function unitPoints(x: Float32Array, y: Float32Array, { x0, x1, y0, y1 }: Limits): Float32Array {
  const unit = new Float32Array(2 * x.length);
  for (let i = 0; i < x.length; i++) {
    unit[2 * i] = (x[i]! - x0) / (x1 - x0);
    unit[2 * i + 1] = (y[i]! - y0) / (y1 - y0);
  }
  return unit;
}

/** The sides that a point lies beyond, as bits. */
export const BEYOND = { left: 1, right: 2, below: 4, above: 8 } as const;

/** @param x, y in unit coordinates @returns 0 for a point within the limits, or one that lies nowhere */
export function sidesBeyond(x: number, y: number): number {
  return (x < 0 ? BEYOND.left : x > 1 ? BEYOND.right : 0) | (y < 0 ? BEYOND.below : y > 1 ? BEYOND.above : 0);
}

export function countBeyond(unit: Float32Array): number {
  let count = 0;
  for (let i = 0; i < unit.length; i += 2) if (sidesBeyond(unit[i]!, unit[i + 1]!) > 0) count++;
  return count;
}

/** How far a glide has come after `elapsed` ms, 0 to 1. */
export function eased(elapsed: number, { ms, isSteady }: Glide = SETTLING): number {
  const t = Math.min(1, Math.max(0, elapsed / ms));
  return isSteady ? t : 1 - (1 - t) ** 3;
}

/** Writes the points between two frames into `out`; a point with no former place appears at its new one. */
export function blend(from: Float32Array, to: Float32Array, share: number, out: Float32Array): void {
  for (let i = 0; i < to.length; i++) {
    const start = from[i]!;
    out[i] = Number.isNaN(start) ? to[i]! : start + (to[i]! - start) * share;
  }
}
