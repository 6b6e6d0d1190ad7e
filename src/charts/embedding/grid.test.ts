import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGrid, nearestPoint } from './grid.ts';

const place = fc.float({ min: -20, max: 320, noNaN: true });

test('finds what a full search finds', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 400 }), place, place, (values, x, y) => {
      const points = Float32Array.from(values.slice(0, values.length - (values.length % 2)));
      const found = nearestPoint(buildGrid(points, 300, 200), x, y, 24);
      const distances = Array.from({ length: points.length / 2 }, (_, i) =>
        Math.hypot(points[2 * i]! - x, points[2 * i + 1]! - y),
      );
      const least = Math.min(...distances);
      if (least < 23.99) expect(distances[found!]).toBeCloseTo(least, 4);
      else if (least > 24.01) expect(found).toBeNull();
    }),
  );
});

test('an empty plot has no nearest point', () => {
  expect(nearestPoint(buildGrid(new Float32Array(0), 100, 100), 5, 5, 50)).toBeNull();
});

test('a missing point is never the nearest', () => {
  const points = Float32Array.of(Number.NaN, Number.NaN, 30, 30);
  expect(nearestPoint(buildGrid(points, 100, 100), 28, 28, 40)).toBe(1);
});
