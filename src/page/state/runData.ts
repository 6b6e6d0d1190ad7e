/**
 * The arrays behind the charts. The store holds only their version counters: components read from here when a counter
 * moves.
 */
import type { Candidates, RunDetail, Series, SeriesName } from '../../runtime/protocol.ts';

export type { Candidates, SeriesName };

export interface RunData {
  series: Partial<Record<SeriesName, { x: number[]; y: number[] }>>;
  embedding: { x: Float32Array; y: Float32Array };
  candidates: Candidates | null;
  detail: RunDetail | null;
}

/** The stages that draw curves. */
export const CURVE_OWNERS = ['target', 'shadow', 'encoder', 'head'] as const;
export type CurveOwner = (typeof CURVE_OWNERS)[number];

export function ownerOf(series: SeriesName): CurveOwner {
  return series.slice(0, series.indexOf('/')) as CurveOwner;
}

export const runData: RunData = {
  series: {},
  embedding: { x: new Float32Array(), y: new Float32Array() },
  candidates: null,
  detail: null,
};

export function replaceSeries(name: SeriesName, { x, y }: Series): void {
  runData.series[name] = { x: [...x], y: [...y] };
}

export function appendSeries(name: SeriesName, { x, y }: Series): void {
  const last = runData.series[name];
  // A curve that starts again replaces the one of the run before.
  if (!last || (x[0] ?? 0) <= (last.x.at(-1) ?? 0)) replaceSeries(name, { x, y });
  else {
    last.x.push(...x);
    last.y.push(...y);
  }
}
