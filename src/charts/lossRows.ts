import { decimateIndices } from './decimate.ts';
import { extent, niceTicks } from './scales.ts';
import type { Tone } from './tones.ts';

export interface LossSeries {
  name: string;
  values: ArrayLike<number>;
  tone: Tone;
  /** The latest value, shown beside the name. */
  text?: string;
  /** Another run, pinned for comparison. */
  faint?: boolean;
}

export interface LossRow {
  x: number;
  [series: `y${number}`]: number;
}

/** What draws the lines is told; all of it. */
export interface LossLinesProps {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly LossRow[];
  readonly series: readonly LossSeries[];
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** Of the x axis. */
  readonly end: number;
  readonly xLabel: (x: number) => string;
  readonly format: (value: number) => string;
  readonly reference?: { readonly value: number; readonly label: string } | undefined;
  readonly label: string;
}

/** Around lines and axes. */
export const LOSS_MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };

/** How wide what is written beside the y axis is. */
export const SIDE_TICKS = 36;

const MAX_ROWS = 300;

/** At most 300 rows {x, y0, y1, ...} that keep the peaks of every series; what is not finite is left out. */
export function lossRows(series: readonly LossSeries[], x?: ArrayLike<number>): LossRow[] {
  const indices = decimateIndices(
    series.map((one) => one.values),
    MAX_ROWS,
  );
  return indices.map((index) => {
    const row: LossRow = { x: x?.[index] ?? index + 1 };
    series.forEach((one, at) => {
      const value = one.values[index];
      if (value !== undefined && Number.isFinite(value)) row[`y${at}`] = value;
    });
    return row;
  });
}

/** A y domain that holds every value and the reference, and two or three round ticks inside it. */
export function lossTicks(
  series: readonly LossSeries[],
  reference?: number,
  fixed?: readonly [number, number],
) {
  const all = series.map((one) => one.values);
  const found = extent(reference === undefined ? all : [...all, [reference]]) ?? [0, 1];
  const [low, high] = fixed ?? found;
  const pad = fixed ? 0 : (high - low || Math.abs(high) || 1) * 0.06;
  const floor = !fixed && low >= 0 && low < 0.35 * high ? 0 : low - pad;
  const domain: [number, number] = [floor, high + pad];
  return { domain, ticks: niceTicks(domain[0], domain[1], 2) };
}
