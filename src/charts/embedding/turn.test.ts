import { expect, test } from 'vitest';
import { turnBetween, turnPoints } from './turn.ts';

const points = Float32Array.of(0, 0, 3, 0, 0, 1, 2, 2);
const turned = (angle: number, mirror: 1 | -1) =>
  points.map((_, i) => {
    const [x, y] = [points[i - (i % 2)]!, mirror * points[i - (i % 2) + 1]!];
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return i % 2 === 0 ? x * cos - y * sin + 5 : x * sin + y * cos - 1;
  });

test.each([
  [2, 1],
  [-3, 1],
  [0.1, -1],
  [2, -1],
] as const)(
  'points that were turned by %f (%i) begin where they were and end where they are',
  (angle, mirror) => {
    const to = turned(angle, mirror);
    const turn = turnBetween(points, to)!;
    expect(turn.isMirrored).toBe(mirror < 0);
    const out = new Float32Array(points.length);
    turnPoints(points, to, turn, 0, out);
    out.forEach((value, i) => {
      expect(value).toBeCloseTo(points[i]!, 4);
    });
    turnPoints(points, to, turn, 1, out);
    out.forEach((value, i) => {
      expect(value).toBeCloseTo(to[i]!, 4);
    });
  },
);

test('a turn keeps distances on its way', () => {
  const to = turned(2, 1);
  const out = new Float32Array(points.length);
  turnPoints(points, to, turnBetween(points, to)!, 0.5, out);
  expect(Math.hypot(out[2]! - out[0]!, out[3]! - out[1]!)).toBeCloseTo(3, 4);
});

test('what is hardly turned, or lies otherwise altogether, goes straight', () => {
  expect(turnBetween(points, turned(0.2, 1))).toBeNull();
  expect(turnBetween(points, Float32Array.of(1, 1, 1, 1, 1, 1, 1, 1))).toBeNull();
  expect(turnBetween(new Float32Array(8).fill(Number.NaN), points)).toBeNull();
});
