import { decimatePath } from './decimate.ts';
import { decades, linearScale, logScale, type Scale } from './scales.ts';

export interface RocPath {
  /** Pixel positions of the kept points. */
  x: number[];
  y: number[];
  /** The same points' rates. */
  fpr: number[];
  tpr: number[];
}

export interface RocArea {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

export interface RocFrame {
  sx: Scale;
  sy: Scale;
  ticks: number[];
  low: number;
}

const MAX_POINTS = 300;

/** Both axes alike: [0, 1], or decades up to 1 from the one that holds `floor`. */
export function rocFrame(scale: 'linear' | 'log', floor: number, box: RocArea): RocFrame {
  if (scale === 'linear') {
    const axis = (a: number, b: number) => linearScale([0, 1], [a, b]);
    return { sx: axis(box.x0, box.x1), sy: axis(box.y1, box.y0), ticks: [0, 0.25, 0.5, 0.75, 1], low: 0 };
  }
  const low = Math.min(0.01, 10 ** Math.floor(Math.log10(Math.max(1e-6, floor)) + 1e-9));
  const axis = (a: number, b: number) => logScale([low, 1], [a, b]);
  return { sx: axis(box.x0, box.x1), sy: axis(box.y1, box.y0), ticks: decades(low, 1), low };
}

/** How wide what is too small to be measured is, from the left edge: rates below `floor`. */
export const unmeasuredWidth = ({ sx }: RocFrame, { x0 }: RocArea, floor: number) =>
  Math.max(0, sx(floor) - x0);

export function rocPath(fpr: ArrayLike<number>, tpr: ArrayLike<number>, { sx, sy }: RocFrame): RocPath {
  const px = Array.from(fpr, sx);
  const py = Array.from(tpr, sy);
  const kept = decimatePath(px, py, MAX_POINTS);
  const pick = (values: ArrayLike<number>) => kept.map((index) => values[index]!);
  return { x: pick(px), y: pick(py), fpr: pick(fpr), tpr: pick(tpr) };
}

/** A line through points, to a tenth of a pixel: in steps from point to point, which are short to write. */
export function polyline(x: readonly number[], y: readonly number[]): string {
  const tenths = (value: number) => Math.round(10 * value);
  const written = (step: number) => String(step / 10).replace(/^(-?)0\./, '$1.');
  const steps = x.map((value, i) => {
    const from = (values: readonly number[]) => (i > 0 ? tenths(values[i - 1]!) : 0);
    const right = written(tenths(value) - from(x));
    const down = written(tenths(y[i]!) - from(y));
    return down.startsWith('-') ? right + down : `${right} ${down}`;
  });
  const [start, ...rest] = steps;
  if (start === undefined) return '';
  return rest.length > 0 ? `M${start}l${rest.join(' ').replaceAll(' -', '-')}` : `M${start}`;
}

export function nearestOnPaths(paths: readonly Pick<RocPath, 'x' | 'y'>[], px: number, py: number) {
  let best: { path: number; point: number } | null = null;
  let least = Infinity;
  paths.forEach((path, at) => {
    path.x.forEach((x, point) => {
      const distance = Math.hypot(x - px, path.y[point]! - py);
      if (distance >= least) return;
      least = distance;
      best = { path: at, point };
    });
  });
  return best as { path: number; point: number } | null;
}

/** What the name of the upper axis takes of its corner, and below it. */
const CORNER_HEIGHT = 36;
/** Between a curve and its name, and around that of an axis. */
export const NAME_GAP = 8;

/**
 * Where a curve's name goes: at its highest rise over the diagonal, in the part of the plot that has room for it.
 * @param taken by the name of the upper axis, from the left edge
 * @param wide is the name
 */
export function labelPoint(
  { x, y }: RocPath,
  { x0, x1, y0, y1 }: RocArea,
  taken: number,
  wide: number,
): { x: number; y: number } {
  const corner = x0 + taken + wide + 2 * NAME_GAP;
  const slope = (y1 - y0) / (x1 - x0);
  let best = { x: x1, y: y0 + CORNER_HEIGHT };
  let most = -Infinity;
  for (let i = 0; i < x.length; i++) {
    const share = (x[i]! - x0) / (x1 - x0);
    const rise = y1 - (x[i]! - x0) * slope - y[i]!;
    const inCorner = x[i]! < corner && y[i]! < y0 + CORNER_HEIGHT;
    if (share < 0.25 || share > 0.85 || rise <= most || inCorner) continue;
    most = rise;
    best = { x: x[i]!, y: y[i]! };
  }
  return best;
}
