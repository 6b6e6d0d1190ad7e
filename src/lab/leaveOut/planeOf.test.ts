import { expect, it } from 'vitest';
import { principalPlane } from '../evaluation/projection.ts';
import { randomStream } from '../random.ts';
import { nearestTo } from './neighbours.ts';
import { planeOf } from './planeOf.ts';

const WIDTH = 6;
const random = randomStream(3, 'rows');
/** Spread differently along every axis, and not about the origin. */
const rows = Float32Array.from(
  { length: 200 * WIDTH },
  (_, i) => 4 + (random.float() - 0.5) * (1 + 4 * (i % WIDTH)),
);
const row = (i: number) => rows.subarray(i * WIDTH, (i + 1) * WIDTH);

it.each([0, 0.7, 2.5])('gives the rows their places back, turned by %s or mirrored', (angle) => {
  const { x, y } = principalPlane(rows, WIDTH);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (const flip of [1, -1]) {
    const plane = {
      x: x.map((value, i) => value * cos - flip * y[i]! * sin),
      y: x.map((value, i) => value * sin + flip * y[i]! * cos),
    };
    const place = planeOf(rows, WIDTH, plane);
    for (const i of [0, 17, 199]) {
      const [px, py] = place(row(i));
      expect(Math.abs(px - plane.x[i]!)).toBeLessThan(2e-3);
      expect(Math.abs(py - plane.y[i]!)).toBeLessThan(2e-3);
    }
    // Half way between two rows lies half way between their places.
    const middle = Array.from(row(0), (value, d) => (value + row(1)[d]!) / 2);
    expect(place(middle)[0]).toBeCloseTo((place(row(0))[0] + place(row(1))[0]) / 2, 6);
  }
});

it('puts rows on one line, or all in one place, somewhere finite', () => {
  const line = Float32Array.from({ length: 20 * WIDTH }, (_, i) => Math.floor(i / WIDTH));
  const plane = principalPlane(line, WIDTH);
  expect(planeOf(line, WIDTH, plane)(line.subarray(0, WIDTH))[0]).toBeCloseTo(plane.x[0]!, 3);
  const still = new Float32Array(20 * WIDTH).fill(2);
  expect(
    planeOf(still, WIDTH, { x: new Float32Array(20), y: new Float32Array(20) })(still.subarray(0, WIDTH)),
  ).toEqual([0, 0]);
});

it('finds the nearest of those it may choose, the first of equal ones first', () => {
  const line = Float32Array.from([0, 5, 1, -1, 2, 9]);
  expect(nearestTo(0, line, 1, [0, 1, 2, 3, 4, 5], 3)).toEqual([2, 3, 4]);
  expect(nearestTo(0, line, 1, [1, 5], 3)).toEqual([1, 5]);
});
