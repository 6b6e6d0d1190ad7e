/** Where the names of curves go: beside their own curve, never over each other, and joined where curves are one to the eye, or there is no room. */

import { lettersIn } from './lettersIn.ts';

/** A curve in pixels, left to right. */
export interface CurvePath {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface NamesArea {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Names that stand under each other in one place. */
export interface PlacedNames {
  /** Which curves are named, and how each is called here. */
  readonly names: readonly { readonly curve: number; readonly text: string }[];
  /** Of the block. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Where its end towards the curve is. */
  readonly side: 'left' | 'right';
}

/** How high the line of a name is. */
export const NAME_LINE = 15;
/** How much of a curve, with its dashes, stands before its name, and the gap between. */
export const NAME_DASH = 20;
const DASH_GAP = 5;
/** How wide a bold letter is at most times. */
const LETTER = 6.8;
const MOST_LETTERS = 24;
/** No name takes more of the plot's width. */
const MOST_WIDTH = 0.48;

/** Between a curve and the corner of its name that is next to it. */
const AWAY = 6;
/** Curves that are nowhere further apart are one to the eye. */
const APART = 4;
/** Places along each curve that are tried, and points by which it is measured. */
const PLACES = 32;
const POINTS = 96;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** As many of these, from the first on, as there is room for. */
function fitting(letters: readonly string[], most: number): readonly string[] {
  let left = most;
  const end = letters.findIndex((letter) => {
    left -= lettersIn(letter);
    return left < 0;
  });
  return end < 0 ? letters : letters.slice(0, end);
}

/** No longer than there is room for. What is left out is in the middle: names of settings often differ at their end. */
export function shortened(name: string, most: number): string {
  if (lettersIn(name) <= most) return name;
  const letters = Array.from(name);
  const end = Math.floor((most - 1) / 2);
  const begin = Math.max(1, most - 1 - end);
  return `${fitting(letters, begin).join('').trimEnd()}…${[...fitting(letters.toReversed(), end)]
    .reverse()
    .join('')
    .trimStart()}`;
}

/** Evenly spread over the points of a path. */
function sampled({ x, y }: CurvePath, count: number): readonly Point[] {
  const last = x.length - 1;
  const steps = Math.min(count - 1, last);
  return Array.from({ length: steps + 1 }, (_, i) => {
    const at = steps === 0 ? 0 : Math.round((i / steps) * last);
    return { x: x[at]!, y: y[at]! };
  });
}

/** A curve as it is measured, and the places on it that are tried. */
interface Measured {
  readonly points: readonly Point[];
  readonly places: readonly Point[];
}

function toSegment({ x, y }: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / square));
  return Math.hypot(x - a.x - share * dx, y - a.y - share * dy);
}

/** How far a point is from a curve. */
function distance(point: Point, { points }: Measured): number {
  let least = toSegment(point, points[0]!, points[0]!);
  for (let i = 1; i < points.length; i++)
    least = Math.min(least, toSegment(point, points[i - 1]!, points[i]!));
  return least;
}

/** How far apart two curves are where they are furthest from each other. */
const spread = (one: Measured, other: Measured) =>
  Math.max(
    ...one.places.map((point) => distance(point, other)),
    ...other.places.map((point) => distance(point, one)),
  );

/** How many points of a curve lie in a box. */
const through = (box: Box, { points }: Measured) =>
  points.filter(
    ({ x, y }) =>
      x > box.left - 2 && x < box.left + box.width + 2 && y > box.top - 1 && y < box.top + box.height + 1,
  ).length;

const overlap = (a: Box, b: Box) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

interface Place extends Box {
  readonly side: 'left' | 'right';
  readonly cost: number;
}

/** Curves that are one to the eye, together. */
function together(measured: readonly Measured[]): number[][] {
  const groups: number[][] = [];
  measured.forEach((one, curve) => {
    if (one.points.length === 0) return;
    const group = groups.find(([first]) => spread(measured[first!]!, one) <= APART);
    if (group) group.push(curve);
    else groups.push([curve]);
  });
  return groups;
}

/**
 * A place for every curve's name, in the order of the curves: the first choose first.
 * @param names as many as paths
 */
export function placeNames(
  paths: readonly CurvePath[],
  names: readonly string[],
  area: NamesArea,
): readonly PlacedNames[] {
  const room = (area.x1 - area.x0) * MOST_WIDTH - NAME_DASH - DASH_GAP;
  const letters = Math.max(3, Math.min(MOST_LETTERS, Math.floor(room / LETTER)));
  const texts = names.map((name) => shortened(name, letters));
  const measured = paths.map((path) => ({ points: sampled(path, POINTS), places: sampled(path, PLACES) }));
  const sizeOf = (curves: readonly number[]) => ({
    width: NAME_DASH + DASH_GAP + LETTER * Math.max(...curves.map((curve) => lettersIn(texts[curve]!))),
    height: NAME_LINE * curves.length,
  });

  /** The best place for names that stays free of those that have theirs. */
  function placeFor(curves: readonly number[], taken: readonly Box[]): Place | null {
    const { width, height } = sizeOf(curves);
    const own = measured[curves[0]!]!;
    const others = measured.filter(({ points }, curve) => points.length > 0 && !curves.includes(curve));
    let best: Place | null = null;
    own.places.forEach((point, i, all) => {
      const nearest = Math.min(Number.POSITIVE_INFINITY, ...others.map((one) => distance(point, one)));
      for (const side of ['left', 'right'] as const)
        for (const above of [true, false]) {
          const box = {
            left: side === 'left' ? point.x + AWAY : point.x - AWAY - width,
            top: above ? point.y - AWAY - height : point.y + AWAY,
            width,
            height,
          };
          const isInside =
            box.left >= area.x0 &&
            box.left + width <= area.x1 &&
            box.top >= area.y0 &&
            box.top + height <= area.y1;
          if (!isInside || taken.some((one) => overlap(box, one))) continue;
          const crossed = through(box, own) + others.reduce((sum, one) => sum + through(box, one), 0);
          const fromMiddle = Math.abs(i / Math.max(1, all.length - 1) - 0.5);
          // Where another curve is near, it takes a look at the dashes to see which is named.
          const cost = 4 * crossed + 60 / (nearest + 1) + 6 * fromMiddle;
          if (!best || cost < best.cost) best = { ...box, side, cost };
        }
    });
    return best;
  }

  /** Where a plot has no room beside any curve: its lower corner, over whatever is there. */
  function corner(curves: readonly number[]): Place {
    const { width, height } = sizeOf(curves);
    return { left: area.x1 - width, top: area.y1 - height, width, height, side: 'left', cost: 0 };
  }

  let groups = together(measured);
  for (;;) {
    const placed: { readonly curves: readonly number[]; readonly place: Place }[] = [];
    const without = groups.find((curves) => {
      const taken = placed.map(({ place }) => place);
      const place = placeFor(curves, taken) ?? (groups.length === 1 ? corner(curves) : null);
      if (place) placed.push({ curves, place });
      return place === null;
    });
    if (!without)
      return placed.map(({ curves, place: { cost: _, ...place } }) => ({
        names: curves.map((curve) => ({ curve, text: texts[curve]! })),
        ...place,
      }));
    // One that finds no place of its own is named with the curve that it is nearest to.
    const rest = groups.filter((one) => one !== without);
    const gap = (curves: readonly number[]) => spread(measured[curves[0]!]!, measured[without[0]!]!);
    const nearest = rest.reduce((best, one) => (gap(one) < gap(best) ? one : best));
    groups = rest.map((one) => (one === nearest ? [...one, ...without].sort((a, b) => a - b) : one));
  }
}
