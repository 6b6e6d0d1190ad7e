export interface Limits {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

const SAMPLE = 2000;
const TAIL = 0.01;
const PAD = 0.06;

/** A box that holds all but the outermost percent of the points on each side, with a margin. */
export function robustLimits(x: Float32Array, y: Float32Array): Limits {
  const [x0, x1] = span(x);
  const [y0, y1] = span(y);
  return { x0, x1, y0, y1 };
}

/**
 * The limits to draw with: the ones in use while the new ones nearly fit them, so that a streaming plot does not
 * breathe; the new ones once they reach outside, or fill less than two thirds.
 */
export function settleLimits(used: Limits | null, next: Limits): Limits {
  if (!used) return next;
  const [x0, x1] = settle([used.x0, used.x1], [next.x0, next.x1]);
  const [y0, y1] = settle([used.y0, used.y1], [next.y0, next.y1]);
  return { x0, x1, y0, y1 };
}

type Span = [number, number];

function settle(used: Span, next: Span): Span {
  const width = used[1] - used[0];
  const slack = 0.04 * width;
  const inside = next[0] >= used[0] - slack && next[1] <= used[1] + slack;
  return inside && next[1] - next[0] > 0.66 * width ? used : next;
}

function span(values: Float32Array): Span {
  const stride = Math.max(1, Math.ceil(values.length / SAMPLE));
  const sample = new Float32Array(Math.ceil(values.length / stride));
  let count = 0;
  for (let i = 0; i < values.length; i += stride) {
    if (Number.isFinite(values[i])) sample[count++] = values[i]!;
  }
  const sorted = sample.subarray(0, count).sort();
  if (count === 0) return [-1, 1];
  const low = sorted[Math.floor(TAIL * (count - 1))]!;
  const high = sorted[Math.ceil((1 - TAIL) * (count - 1))]!;
  const pad = (high - low) * PAD || Math.abs(high) * 0.1 || 1;
  return [low - pad, high + pad];
}
