export interface Limits {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

const SAMPLE = 2000;
const TAIL = 0.01;
const PAD = 0.06;
/** Of what all but the outermost percents span, so far beyond it what is outermost is still held. */
const REACH = 0.5;

/** A box that holds the points, with a margin; what lies far beyond nearly all of them is left outside. */
export function robustLimits(x: Float32Array, y: Float32Array): Limits {
  const [x0, x1] = span(x);
  const [y0, y1] = span(y);
  return { x0, x1, y0, y1 };
}

/** A box that suits all of them, so that what is replayed neither grows nor shrinks by its axes. */
export function limitsAround(all: readonly Limits[]): Limits | null {
  const [first] = all;
  if (!first) return null;
  return {
    x0: Math.min(...all.map(({ x0 }) => x0)),
    x1: Math.max(...all.map(({ x1 }) => x1)),
    y0: Math.min(...all.map(({ y0 }) => y0)),
    y1: Math.max(...all.map(({ y1 }) => y1)),
  };
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

/** Ascending, of at most so many values. */
function sampled(values: Float32Array): Float32Array {
  const stride = Math.max(1, Math.ceil(values.length / SAMPLE));
  const sample = new Float32Array(Math.ceil(values.length / stride));
  let count = 0;
  for (let i = 0; i < values.length; i += stride) {
    if (Number.isFinite(values[i])) sample[count++] = values[i]!;
  }
  return sample.subarray(0, count).sort();
}

function span(values: Float32Array): Span {
  const sorted = sampled(values);
  if (sorted.length === 0) return [-1, 1];
  const inner = sorted[Math.floor(TAIL * (sorted.length - 1))]!;
  const outer = sorted[Math.ceil((1 - TAIL) * (sorted.length - 1))]!;
  const reach = REACH * (outer - inner);
  let [low, high] = [inner, outer];
  for (const value of values) {
    if (value < low && value >= inner - reach) low = value;
    if (value > high && value <= outer + reach) high = value;
  }
  const pad = (high - low) * PAD || Math.abs(high) * 0.1 || 1;
  return [low - pad, high + pad];
}
