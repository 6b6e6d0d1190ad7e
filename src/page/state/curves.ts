/** The curves of a run as immutable snapshots: one that has grown is another object. */
import type { Series, SeriesName } from '../../runtime/protocol.ts';

export type Curves = Readonly<Partial<Record<SeriesName, Series>>>;

export interface CurveUpdate {
  readonly series: SeriesName;
  /** Replace the whole curve, or add to it. */
  readonly mode: 'append' | 'replace';
  readonly points: Series;
}

function appended(curve: Series | undefined, points: Series): Series {
  // A curve that starts again replaces what was begun before.
  if (!curve || (points.x[0] ?? 0) <= (curve.x.at(-1) ?? 0)) return points;
  return { x: [...curve.x, ...points.x], y: [...curve.y, ...points.y] };
}

export function withUpdates(curves: Curves, updates: readonly CurveUpdate[]): Curves {
  const next: Partial<Record<SeriesName, Series>> = { ...curves };
  for (const { series, mode, points } of updates) {
    const { x, y } = mode === 'replace' ? points : appended(next[series], points);
    next[series] = { x, y };
  }
  return next;
}
