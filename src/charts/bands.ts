/** Curves of means over a few places: what they are made of, and their outlines. */
import type { Scale } from './scales.ts';

/** A place of the x axis: where it is, 0 to 1, and how it is called. */
export interface BandPlace {
  readonly at: number;
  readonly text: string;
}

/** Of one curve at one place of the x axis; a mean without ends has no interval, and what is not there yet is null. */
export interface BandPoint {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What the mean is of. */
  readonly singles: readonly number[];
}

export interface BandSeries {
  readonly id: string;
  readonly name: string;
  readonly tone: 'strong' | 'quiet' | 'dashed';
  /** Whether its intervals and singles are drawn. */
  readonly band: boolean;
  readonly points: readonly BandPoint[];
}

/** Of what is behind a place: how many there are, and what has become of them. */
export interface BandProgress {
  readonly wanted: number;
  readonly done: number;
  readonly begun: number;
  readonly failed: number;
}

export interface BandArea {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** What places and figures are drawn with. */
export interface BandScales {
  readonly x: readonly BandPlace[];
  readonly toX: Scale;
  readonly toY: Scale;
}

/** From the axis down to its values, and from line to line beneath. */
export const TICK = 16;
export const ROW = 16;

/** Broken where something is not there yet. */
export function linePath(
  points: readonly BandPoint[],
  x: readonly BandPlace[],
  toX: Scale,
  toY: Scale,
): string {
  let open = false;
  return points
    .map(({ value }, i) => {
      if (value === null) {
        open = false;
        return '';
      }
      const step = `${open ? 'L' : 'M'}${toX(x[i]!.at).toFixed(1)},${toY(value).toFixed(1)}`;
      open = true;
      return step;
    })
    .join('');
}

/** One area for each row of neighbours that have intervals. */
export function bandPath(
  points: readonly BandPoint[],
  x: readonly BandPlace[],
  toX: Scale,
  toY: Scale,
): string {
  const rows: { readonly at: number; readonly low: number; readonly high: number }[][] = [[]];
  points.forEach(({ low, high }, i) => {
    if (low === null || high === null) rows.push([]);
    else rows.at(-1)!.push({ at: toX(x[i]!.at), low: toY(low), high: toY(high) });
  });
  return rows
    .filter((row) => row.length > 1)
    .map((row) => {
      const over = row.map(({ at, high }) => `${at.toFixed(1)},${high.toFixed(1)}`);
      const under = row.map(({ at, low }) => `${at.toFixed(1)},${low.toFixed(1)}`).reverse();
      return `M${[...over, ...under].join('L')}Z`;
    })
    .join('');
}
