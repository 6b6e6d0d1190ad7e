import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CurvePath, type PlacedNames, placeNames, shortened } from './curveNames.ts';
import { lettersIn } from './lettersIn.ts';

const AREA = { x0: 40, x1: 380, y0: 8, y1: 240 };

/** A curve over the diagonal, as a ROC's: the more, the better. */
function roc(gain: number, points = 60): CurvePath {
  const at = Array.from({ length: points }, (_, i) => i / (points - 1));
  return {
    x: at.map((share) => AREA.x0 + share * (AREA.x1 - AREA.x0)),
    y: at.map((share) => AREA.y1 - share ** (1 / (1 + gain)) * (AREA.y1 - AREA.y0)),
  };
}

const named = (placed: readonly PlacedNames[]) => placed.map(({ names }) => names.map(({ text }) => text));

function expectReadable(placed: readonly PlacedNames[]): void {
  placed.forEach((one, i) => {
    expect(one.left).toBeGreaterThanOrEqual(AREA.x0);
    expect(one.left + one.width).toBeLessThanOrEqual(AREA.x1);
    expect(one.top).toBeGreaterThanOrEqual(AREA.y0);
    expect(one.top + one.height).toBeLessThanOrEqual(AREA.y1);
    for (const other of placed.slice(i + 1)) {
      const apart =
        one.left + one.width <= other.left ||
        other.left + other.width <= one.left ||
        one.top + one.height <= other.top ||
        other.top + other.height <= one.top;
      expect(apart, JSON.stringify([one, other])).toBe(true);
    }
  });
}

describe('placeNames', () => {
  it('gives curves that lie apart a place each, beside them', () => {
    const paths = [roc(0.2), roc(2)];
    const placed = placeNames(paths, ['A', 'B'], AREA);
    expect(named(placed)).toEqual([['A'], ['B']]);
    expectReadable(placed);
    for (const { names, left, top, width, height } of placed) {
      const { x, y } = paths[names[0]!.curve]!;
      const away = x.map((at, i) =>
        Math.hypot(Math.max(left - at, 0, at - left - width), Math.max(top - y[i]!, 0, y[i]! - top - height)),
      );
      expect(Math.min(...away)).toBeLessThan(12);
    }
  });

  it('names curves that coincide in one place, and the others elsewhere', () => {
    const placed = placeNames([roc(0.2), roc(2), roc(0.2)], ['A', 'B', 'C'], AREA);
    expect(named(placed)).toEqual([['A', 'C'], ['B']]);
    expectReadable(placed);
  });

  it('names a curve that lies along another one for as long as it goes, each in its place', () => {
    const { x, y } = roc(1);
    const placed = placeNames(
      [
        { x: x.slice(0, 25), y: y.slice(0, 25) },
        { x, y },
      ],
      ['short', 'long'],
      AREA,
    );
    expect(named(placed)).toEqual([['short'], ['long']]);
    expectReadable(placed);
  });

  it('joins what has no place of its own with the curve that is nearest', () => {
    const low = { x0: 40, x1: 160, y0: 8, y1: 80 };
    const squeezed = [0.1, 0.5, 3].map((gain) => {
      const { x, y } = roc(gain);
      return {
        x: x.map((at) => low.x0 + ((at - AREA.x0) * (low.x1 - low.x0)) / (AREA.x1 - AREA.x0)),
        y: y.map((at) => low.y0 + ((at - AREA.y0) * (low.y1 - low.y0)) / (AREA.y1 - AREA.y0)),
      };
    });
    const all = named(placeNames(squeezed, ['τ 1', 'τ 2', 'τ 5'], low)).flat();
    expect(all.sort()).toEqual(['τ 1', 'τ 2', 'τ 5']);
  });

  it('has every name once, whole blocks within the plot and none over another, whatever the curves', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            gain: fc.double({ min: 0, max: 4, noNaN: true }),
            length: fc.integer({ min: 1, max: 200 }),
          }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        (curves) => {
          const names = curves.map(({ length }, i) => `${i}${'n'.repeat(length)}`);
          const placed = placeNames(
            curves.map(({ gain }) => roc(gain)),
            names,
            AREA,
          );
          expectReadable(placed);
          const found = placed.flatMap((one) => one.names.map(({ curve }) => curve));
          expect(found.sort()).toEqual(curves.map((_, i) => i));
        },
      ),
    );
  });

  it('leaves out a curve without points, and names one of a single point', () => {
    const placed = placeNames(
      [
        { x: [], y: [] },
        { x: [100], y: [100] },
      ],
      ['none', 'one'],
      AREA,
    );
    expect(named(placed)).toEqual([['one']]);
  });
});

it('counts an ideograph as the two letters that it is as wide as, also where a name is shortened', () => {
  expect(lettersIn('τ 0.05、参考模型 4')).toBe(18);
  expect(shortened('τ 0.05、参考模型 4', 18)).toBe('τ 0.05、参考模型 4');
  const short = shortened('参考模型的数量 4', 9);
  expect(short).toBe('参考…量 4');
  expect(lettersIn(short)).toBeLessThanOrEqual(9);
});

it('shortens by whole letters', () => {
  expect(shortened('τ 0.05', 6)).toBe('τ 0.05');
  expect(shortened('a long name 5', 6)).toBe('a l…5');
  expect(shortened('🙂🙂🙂', 2)).toBe('🙂…');
});
