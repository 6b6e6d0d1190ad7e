/** Points that have been turned or mirrored as a whole come to their places as a sheet of paper would: straight ways would cross. */

import type { Turning } from './glide.ts';

/** How a frame lies to the one before: about its middle, mirrored or not, then turned. */
export interface Turn {
  readonly angle: number;
  readonly isMirrored: boolean;
  /** The middle of the points before and after. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** A smaller one is not worth it. */
const LEAST_ANGLE = Math.PI / 6;
/** Of how the points lie about their middle, so much must be explained by the turn. */
const LEAST_FIT = 0.6;

/** @returns null where the points have not been turned, or lie otherwise altogether */
export function turnBetween(from: Float32Array, to: Float32Array): Turn | null {
  let count = 0;
  let [fx, fy, tx, ty] = [0, 0, 0, 0];
  for (let i = 0; i < to.length; i += 2) {
    if (Number.isNaN(from[i]! + to[i]!)) continue;
    count++;
    fx += from[i]!;
    fy += from[i + 1]!;
    tx += to[i]!;
    ty += to[i + 1]!;
  }
  if (count < 2) return null;
  fx /= count;
  fy /= count;
  tx /= count;
  ty /= count;
  let [xx, xy, yx, yy, before, after] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < to.length; i += 2) {
    if (Number.isNaN(from[i]! + to[i]!)) continue;
    const [ax, ay, bx, by] = [from[i]! - fx, from[i + 1]! - fy, to[i]! - tx, to[i + 1]! - ty];
    xx += ax * bx;
    xy += ax * by;
    yx += ay * bx;
    yy += ay * by;
    before += ax * ax + ay * ay;
    after += bx * bx + by * by;
  }
  const turned = Math.hypot(xx + yy, xy - yx);
  const mirrored = Math.hypot(xx - yy, xy + yx);
  const isMirrored = mirrored > turned;
  const angle = isMirrored ? Math.atan2(xy + yx, xx - yy) : Math.atan2(xy - yx, xx + yy);
  if (Math.max(turned, mirrored) < LEAST_FIT * Math.sqrt(before * after)) return null;
  if (!isMirrored && Math.abs(angle) < LEAST_ANGLE) return null;
  return { angle, isMirrored, from: [fx, fy], to: [tx, ty] };
}

/** Writes the points on their way into `out`. @param share 0 to 1 */
export function turnPoints(
  from: Float32Array,
  to: Float32Array,
  { angle, isMirrored, ...middle }: Turn,
  share: number,
  out: Float32Array,
): void {
  const whole = [Math.cos(angle), Math.sin(angle)] as const;
  const part = [Math.cos(share * angle), Math.sin(share * angle)] as const;
  // A sheet that is turned over is seen edge-on half way.
  const flipped = isMirrored ? -1 : 1;
  const flips = isMirrored ? 1 - 2 * share : 1;
  const cx = middle.from[0] + (middle.to[0] - middle.from[0]) * share;
  const cy = middle.from[1] + (middle.to[1] - middle.from[1]) * share;
  for (let i = 0; i < to.length; i += 2) {
    const [x, y] = [from[i]! - middle.from[0], from[i + 1]! - middle.from[1]];
    if (Number.isNaN(x)) {
      out[i] = to[i]!;
      out[i + 1] = to[i + 1]!;
      continue;
    }
    const restX = to[i]! - middle.to[0] - (x * whole[0] - flipped * y * whole[1]);
    const restY = to[i + 1]! - middle.to[1] - (x * whole[1] + flipped * y * whole[0]);
    out[i] = cx + x * part[0] - flips * y * part[1] + share * restX;
    out[i + 1] = cy + x * part[1] + flips * y * part[0] + share * restY;
  }
}

export const turning: Turning = (from, to) => {
  const turn = turnBetween(from, to);
  return turn && ((share, out) => turnPoints(from, to, turn, share, out));
};
