/** Parallel axes: where lines run on them, which of them a brush keeps, and which one is pointed at. Lengths are shares of an axis, 0 to 1. */

/** The first and the last stop that are kept, both with what lies on them. */
export type Brush = readonly [from: number, to: number];

export interface ParallelStop {
  readonly at: number;
  readonly text: string;
}

export interface ParallelAxis {
  readonly id: string;
  readonly name: string;
  /** Where a brush can begin and end, ascending. */
  readonly stops: readonly ParallelStop[];
  /** Those that are written beside the axis. */
  readonly ticks: readonly ParallelStop[];
  /** Whether lines lie on stops alone: those of one stop are spread then, so that each can be followed. */
  readonly stepped: boolean;
  /** Null: all of it is kept. */
  readonly brush: Brush | null;
}

export interface ParallelLine {
  /** Its place on every axis; null: it is not known yet. */
  readonly at: readonly (number | null)[];
}

/** Stops and lines are reckoned by different ways. */
const NEAR = 1e-6;

export function isKept({ at }: ParallelLine, axes: readonly ParallelAxis[]): boolean {
  return axes.every(({ brush, stops }, axis) => {
    if (!brush) return true;
    const place = at[axis] ?? null;
    return place !== null && place >= stops[brush[0]]!.at - NEAR && place <= stops[brush[1]]!.at + NEAR;
  });
}

export function stopNear(stops: readonly ParallelStop[], at: number): number {
  const away = stops.map((stop) => Math.abs(stop.at - at));
  return away.indexOf(Math.min(...away));
}

/** What keeps everything is no brush. */
const tidy = (brush: Brush, { length }: readonly ParallelStop[]): Brush | null =>
  brush[0] <= 0 && brush[1] >= length - 1 ? null : brush;

/** From one stop to another, whichever comes first. */
export function brushBetween(stops: readonly ParallelStop[], a: number, b: number): Brush | null {
  return tidy([Math.min(a, b), Math.max(a, b)], stops);
}

/** One end of a brush at another stop; the ends do not pass each other. @param end 0 for the first, 1 for the last */
export function withEnd({ stops, brush }: ParallelAxis, end: 0 | 1, to: number): Brush | null {
  const last = stops.length - 1;
  const [from, until] = brush ?? [0, last];
  const within = Math.min(last, Math.max(0, to));
  return tidy(end === 0 ? [Math.min(within, until), until] : [from, Math.max(within, from)], stops);
}

/** How far lines of one stop may be spread to either side, so that they stay clear of the next one's. */
export function spreadReach({ stops, stepped }: ParallelAxis, most: number): number {
  if (!stepped) return 0;
  const gaps = stops.slice(1).map(({ at }, i) => at - stops[i]!.at);
  return Math.min(most, 0.36 * Math.min(1, ...gaps));
}

/**
 * Places on every axis once lines of one stop are spread: in the order of what follows, so that few cross. The order comes
 * from the settings alone, so that nothing moves while figures come.
 */
export function spread(
  lines: readonly ParallelLine[],
  axes: readonly ParallelAxis[],
  most: number,
): (number | null)[][] {
  const places = lines.map(({ at }) => [...at]);
  axes.forEach((axis, k) => {
    const reach = spreadReach(axis, most);
    if (reach === 0) return;
    const keys = [
      ...axes.flatMap(({ stepped }, i) => (stepped && i > k ? [i] : [])),
      ...axes.flatMap(({ stepped }, i) => (stepped && i < k ? [i] : [])).reverse(),
    ];
    for (const { at } of axis.stops) {
      const group = lines.flatMap((line, i) => (line.at[k] === at ? [i] : []));
      const order = group.toSorted((a, b) => {
        const apart = keys.find((key) => lines[a]!.at[key] !== lines[b]!.at[key]);
        return apart === undefined ? a - b : (lines[a]!.at[apart] ?? 0) - (lines[b]!.at[apart] ?? 0);
      });
      order.forEach((line, i) => {
        places[line]![k] = at + reach * ((2 * (i + 0.5)) / order.length - 1);
      });
    }
  });
  return places;
}

/** Of an axis, that shades are parted by at least: what hardly differs is not painted from light to dark. */
const LEAST_SPAN = 0.15;

/** How dark each line is, 0 to 1, by its place among all on one axis; null where that is not known. */
export function shadesOf(places: readonly (number | null)[]): (number | null)[] {
  const known = places.filter((place) => place !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const span = Math.max(LEAST_SPAN, high - low);
  const least = (low + high - span) / 2;
  return places.map((place) => (place === null ? null : (place - least) / span));
}

/** A point of the picture along the row of axes, and across them. */
export interface ParallelPoint {
  readonly along: number;
  readonly across: number;
}

/** The known places of a line, on axes that lie at `along`. */
export function pointsOf(
  places: readonly (number | null)[],
  along: readonly number[],
  toAcross: (at: number) => number,
): ParallelPoint[] {
  return places.flatMap((at, axis) => (at === null ? [] : [{ along: along[axis]!, across: toAcross(at) }]));
}

/** A curve that leaves and meets every axis squarely. @param upright whether axes stand side by side */
export function curvePath(points: readonly ParallelPoint[], upright: boolean): string {
  const xy = (along: number, across: number) =>
    (upright ? [along, across] : [across, along]).map((one) => one.toFixed(1)).join(',');
  return points
    .map(({ along, across }, i) => {
      const before = points[i - 1];
      if (!before) return `M${xy(along, across)}`;
      const third = (along - before.along) / 3;
      return `C${xy(before.along + third, before.across)} ${xy(along - third, across)} ${xy(along, across)}`;
    })
    .join('');
}

/** Where that curve runs at a place along it; null before its first and after its last point. */
export function acrossAt(points: readonly ParallelPoint[], along: number): number | null {
  for (let i = 1; i < points.length; i++) {
    const [before, after] = [points[i - 1]!, points[i]!];
    if (along < before.along || along > after.along) continue;
    const t = (along - before.along) / (after.along - before.along);
    return before.across + (after.across - before.across) * t * t * (3 - 2 * t);
  }
  return null;
}

/** The curve that runs nearest to a point, within reach. @returns its place in the list */
export function nearestCurve(
  curves: readonly (readonly ParallelPoint[])[],
  { along, across }: ParallelPoint,
  reach: number,
): number | null {
  let nearest: number | null = null;
  let least = reach;
  curves.forEach((points, i) => {
    const at = acrossAt(points, along);
    if (at === null || Math.abs(at - across) > least) return;
    least = Math.abs(at - across);
    nearest = i;
  });
  return nearest;
}

/** As many ticks as keep their distance, both ends before those between. @param halves what each takes to either side of it */
export function spacedTicks(places: readonly number[], halves: readonly number[]): number[] {
  const isClear = (a: number, b: number) => Math.abs(places[a]! - places[b]!) >= halves[a]! + halves[b]!;
  const kept: number[] = [];
  for (const i of new Set([0, places.length - 1, ...places.keys()]))
    if (i in places && kept.every((other) => isClear(other, i))) kept.push(i);
  return kept.sort((a, b) => a - b);
}
