import type { Limits } from './limits.ts';

export const GLIDE_MS = 300;

/** Points in unit coordinates (x, y interleaved, y up); what lies outside the limits is held at the edge. */
export function unitPoints(x: Float32Array, y: Float32Array, { x0, x1, y0, y1 }: Limits): Float32Array {
  const unit = new Float32Array(2 * x.length);
  for (let i = 0; i < x.length; i++) {
    unit[2 * i] = hold((x[i]! - x0) / (x1 - x0));
    unit[2 * i + 1] = hold((y[i]! - y0) / (y1 - y0));
  }
  return unit;
}

const hold = (value: number) => Math.min(1, Math.max(0, value));

/** How far a glide has come after `elapsed` ms, 0 to 1: fast first, then settling. */
export function eased(elapsed: number): number {
  const t = Math.min(1, Math.max(0, elapsed / GLIDE_MS));
  return 1 - (1 - t) ** 3;
}

/** Writes the points between two frames into `out`; a point with no former place appears at its new one. */
export function blend(from: Float32Array, to: Float32Array, share: number, out: Float32Array): void {
  for (let i = 0; i < to.length; i++) {
    const start = from[i]!;
    out[i] = Number.isNaN(start) ? to[i]! : start + (to[i]! - start) * share;
  }
}
