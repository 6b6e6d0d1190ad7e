import { describe, expect, it } from 'vitest';
import {
  acrossAt,
  brushBetween,
  curvePath,
  isKept,
  nearestCurve,
  type ParallelAxis,
  pointsOf,
  shadesOf,
  spacedTicks,
  spread,
  stopNear,
  withEnd,
} from './parallel.ts';

const axis = (places: readonly number[], more: Partial<ParallelAxis> = {}): ParallelAxis => {
  const stops = places.map((at) => ({ at, text: String(at) }));
  return { id: 'a', name: 'a', stops, ticks: stops, stepped: true, brush: null, ...more };
};

describe('a brush', () => {
  const three = axis([0, 0.5, 1]);

  it('keeps what lies on its ends and between them, on every axis that has one', () => {
    const axes = [axis([0, 0.5, 1], { brush: [1, 2] }), axis([0, 1], { brush: [0, 0] }), axis([0, 1])];
    const kept = (...at: (number | null)[]) => isKept({ at }, axes);
    expect(kept(0.5, 0, 1)).toBe(true);
    expect(kept(1, 0, null)).toBe(true);
    expect(kept(0, 0, 1)).toBe(false);
    expect(kept(0.5, 1, 1)).toBe(false);
  });

  it('leaves out what is not known yet', () => {
    expect(isKept({ at: [null] }, [axis([0, 1], { brush: [0, 0] })])).toBe(false);
    expect(isKept({ at: [null] }, [axis([0, 1])])).toBe(true);
  });

  it('runs between two stops in either order, and is none where it keeps all', () => {
    expect(brushBetween(three.stops, 2, 1)).toEqual([1, 2]);
    expect(brushBetween(three.stops, 1, 1)).toEqual([1, 1]);
    expect(brushBetween(three.stops, 2, 0)).toBeNull();
    expect(stopNear(three.stops, 0.7)).toBe(1);
    expect(stopNear(three.stops, 2)).toBe(2);
  });

  it('is moved by its ends, which do not pass each other or leave the axis', () => {
    expect(withEnd(three, 0, 1)).toEqual([1, 2]);
    expect(withEnd(three, 1, 1)).toEqual([0, 1]);
    const middle = { ...three, brush: [1, 1] as const };
    expect(withEnd(middle, 0, 2)).toEqual([1, 1]);
    expect(withEnd(middle, 1, 0)).toEqual([1, 1]);
    expect(withEnd(middle, 1, 9)).toEqual([1, 2]);
    expect(withEnd({ ...three, brush: [1, 2] }, 0, -1)).toBeNull();
  });
});

describe('lines of one stop', () => {
  const axes = [axis([0, 1]), axis([0, 1]), axis([0, 0.5, 1], { stepped: false })];
  const lines = [{ at: [0, 1, 0.3] }, { at: [0, 0, 0.9] }, { at: [1, 0, null] }, { at: [1, 1, 0.6] }];

  it('are spread in the order of the next axis, so that they do not cross between', () => {
    const places = spread(lines, axes, 0.1);
    expect(places.map(([first]) => first)).toEqual([0.05, -0.05, 0.95, 1.05]);
    expect(places.map(([, second]) => second)).toEqual([0.95, -0.05, 0.05, 1.05]);
  });

  it('stay where they are on an axis of any figure', () => {
    expect(spread(lines, axes, 0.1).map((places) => places[2])).toEqual([0.3, 0.9, null, 0.6]);
  });

  it('do not move when a figure comes', () => {
    const settings = (all: readonly { readonly at: readonly (number | null)[] }[]) =>
      spread(all, axes, 0.1).map((places) => places.slice(0, 2));
    expect(settings(lines.map(({ at }) => ({ at: [...at.slice(0, 2), null] })))).toEqual(settings(lines));
  });

  it('keep clear of those of the next stop', () => {
    const close = [axis([0, 0.1, 1]), axis([0, 1])];
    const places = spread([{ at: [0, 0] }, { at: [0, 1] }, { at: [0.1, 0] }, { at: [0.1, 1] }], close, 0.5);
    const first = places.map(([place]) => place!);
    expect(Math.max(first[0]!, first[1]!)).toBeLessThan(Math.min(first[2]!, first[3]!));
  });
});

describe('shades', () => {
  it('run from the least to the most', () => {
    expect(shadesOf([0.25, null, 0.5, 0.75])).toEqual([0, null, 0.5, 1]);
  });

  it('are much the same where places are', () => {
    const [a, b] = shadesOf([0.5, 0.515]);
    expect(b! - a!).toBeCloseTo(0.1);
    expect(shadesOf([0.5])[0]).toBeCloseTo(0.5);
    expect(shadesOf([null])).toEqual([null]);
  });
});

describe('curves', () => {
  const points = pointsOf([0, 1, null], [0, 30, 60], (at) => 100 * at);

  it('end where something is not known yet', () => {
    expect(points).toEqual([
      { along: 0, across: 0 },
      { along: 30, across: 100 },
    ]);
    expect(acrossAt(points, 45)).toBeNull();
  });

  it('meet every axis squarely, upright or lying', () => {
    expect(curvePath(points, true)).toBe('M0.0,0.0C10.0,0.0 20.0,100.0 30.0,100.0');
    expect(curvePath(points, false)).toBe('M0.0,0.0C0.0,10.0 100.0,20.0 100.0,30.0');
  });

  it('are found where they are drawn', () => {
    // A third of the way along that Bézier curve: 3·t²·(1 − t) + t³ of the way across.
    expect(acrossAt(points, 10)).toBeCloseTo(100 * (3 * (1 / 9) * (2 / 3) + 1 / 27));
    const level = pointsOf([0.2, 0.2], [0, 30], (at) => 100 * at);
    expect(nearestCurve([points, level], { along: 1, across: 12 }, 24)).toBe(1);
    expect(nearestCurve([points, level], { along: 29, across: 95 }, 24)).toBe(0);
    expect(nearestCurve([points, level], { along: 29, across: 60 }, 24)).toBeNull();
  });
});

describe('ticks', () => {
  it('are both ends, and of those between what has room', () => {
    expect(spacedTicks([0, 10, 20, 30], [8, 8, 8, 8])).toEqual([0, 3]);
    expect(spacedTicks([0, 10, 20, 40], [8, 8, 8, 8])).toEqual([0, 2, 3]);
    expect(spacedTicks([0, 5], [8, 8])).toEqual([0]);
    expect(spacedTicks([], [])).toEqual([]);
  });
});
