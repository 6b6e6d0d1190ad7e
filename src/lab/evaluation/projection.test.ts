import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { alignedTo, orientedByRule, type Projection, principalPlane } from './projection.ts';

const WIDTH = 6;

/** Points of a plane in 6 dimensions, away from the origin, with a little noise across the plane. */
function planted(count: number, noise: number) {
  const random = randomStream(2, 'plane');
  const centred = () => 2 * random.float() - 1;
  const axes = [
    [0.6, 0, 0.8, 0, 0, 0],
    [0, 0.28, 0, 0.96, 0, 0],
  ];
  const plane = Array.from({ length: count }, () => [9 * centred(), 3 * centred()]);
  const rows = new Float32Array(count * WIDTH);
  plane.forEach(([a, b], i) => {
    for (let d = 0; d < WIDTH; d++) {
      rows[i * WIDTH + d] = 5 + a! * axes[0]![d]! + b! * axes[1]![d]! + noise * centred();
    }
  });
  return { plane, rows };
}

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

describe('principalPlane', () => {
  it('recovers a planted plane: every distance within it', () => {
    const { plane, rows } = planted(60, 0);
    const { x, y } = principalPlane(rows, WIDTH);
    for (let i = 0; i < 60; i++) {
      for (let j = 0; j < i; j++) {
        const given = Math.hypot(plane[i]![0]! - plane[j]![0]!, plane[i]![1]! - plane[j]![1]!);
        expect(Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!)).toBeCloseTo(given, 3);
      }
    }
  });

  it('puts the widest direction first, uncorrelated with the second, both around 0, in spite of noise', () => {
    const { plane, rows } = planted(400, 0.5);
    const { x, y } = principalPlane(rows, WIDTH);
    const variance = (values: Float32Array) => mean(values.map((value) => value ** 2));
    expect(variance(x)).toBeGreaterThan(5 * variance(y));
    expect(mean(x)).toBeCloseTo(0, 4);
    expect(mean(y)).toBeCloseTo(0, 4);
    expect(Math.abs(mean(x.map((value, i) => value * y[i]!)))).toBeLessThan(1e-3 * variance(x));
    const along = plane.map(([a]) => a! - mean(plane.map((point) => point[0]!)));
    const correlation =
      mean(along.map((value, i) => value * x[i]!)) /
      Math.sqrt(variance(x) * mean(along.map((value) => value ** 2)));
    expect(Math.abs(correlation)).toBeGreaterThan(0.99);
  });

  it('is finite and flat where the points do not spread', () => {
    const same = principalPlane(new Float32Array(5 * WIDTH).fill(3), WIDTH);
    expect([...same.x, ...same.y].every((value) => Math.abs(value) < 1e-5)).toBe(true);
    const line = Float32Array.from({ length: 10 * WIDTH }, (_, i) => Math.floor(i / WIDTH));
    const { x, y } = principalPlane(line, WIDTH);
    expect(Math.max(...x) - Math.min(...x)).toBeCloseTo(9 * Math.sqrt(WIDTH), 3);
    expect(Math.max(...y.map(Math.abs))).toBeLessThan(1e-3);
  });
});

const projection = (points: readonly (readonly [number, number])[]): Projection => ({
  x: Float32Array.from(points, ([x]) => x),
  y: Float32Array.from(points, ([, y]) => y),
});
const turned = ({ x, y }: Projection, angle: number, flip: 1 | -1): Projection => ({
  x: x.map((value, i) => value * Math.cos(angle) - flip * y[i]! * Math.sin(angle)),
  y: x.map((value, i) => value * Math.sin(angle) + flip * y[i]! * Math.cos(angle)),
});
const distance = (a: Projection, b: Projection) =>
  Math.max(...a.x.map((value, i) => Math.hypot(value - b.x[i]!, a.y[i]! - b.y[i]!)));
const anyAngle = fc.double({ min: 0, max: 7, noNaN: true });
const anyFlip = fc.constantFrom<1 | -1>(1, -1);

describe('orientedByRule', () => {
  // On a lattice no two values differ by less than what float32 can tell apart: ties are exact, and met often.
  const whole = fc.integer({ min: -9, max: 9 });
  const lattice = fc.array(fc.tuple(whole, whole), { minLength: 1, maxLength: 12 });
  const moment = (values: Float32Array, power: number) =>
    values.reduce((sum, value) => sum + value ** power, 0);

  it('gives the same picture however the points were turned, mirrored and moved', () => {
    fc.assert(
      fc.property(lattice, anyAngle, anyFlip, whole, (points, angle, flip, moved) => {
        const rule = orientedByRule(projection(points));
        const { x, y } = turned(projection(points), angle, flip);
        const again = orientedByRule({
          x: x.map((value) => value + moved),
          y: y.map((value) => value - moved),
        });
        // A line has nothing across it, whose side rounding decides.
        expect(distance(again, rule)).toBeLessThan(1e-3);
      }),
    );
  });

  it('moves no point nearer to another, and is the same when applied twice', () => {
    fc.assert(
      fc.property(lattice, (points) => {
        const plane = projection(points);
        const rule = orientedByRule(plane);
        points.forEach((_, i) => {
          const radius = ({ x, y }: Projection) => Math.hypot(x[i]! - x[0]!, y[i]! - y[0]!);
          expect(radius(rule)).toBeCloseTo(radius(plane), 3);
        });
        expect(distance(orientedByRule(rule), rule)).toBeLessThan(1e-3);
      }),
    );
  });

  it('puts the most variance along x, unrelated to y, and the longer tails on the positive sides', () => {
    const random = randomStream(3, 'tails');
    const tail = () => -Math.log(1 - random.float());
    const points = Array.from({ length: 500 }, () => [-5 * tail(), 2 * tail()] as const);
    const { x, y } = orientedByRule(turned(projection(points), 1.1, -1));
    expect(moment(x, 2)).toBeGreaterThan(3 * moment(y, 2));
    expect(Math.abs(x.reduce((sum, value, i) => sum + value * y[i]!, 0))).toBeLessThan(1e-4 * moment(x, 2));
    expect(moment(x, 3)).toBeGreaterThan(0);
    expect(moment(y, 3)).toBeGreaterThan(0);
    expect(Math.abs(moment(x, 1)) + Math.abs(moment(y, 1))).toBeLessThan(0.1);
  });

  it.each([
    {
      of: 'a square',
      points: [
        [1, 1],
        [-1, 1],
        [-1, -1],
        [1, -1],
      ],
    },
    {
      of: 'three directions',
      points: [
        [2, 0],
        [-1, Math.sqrt(3)],
        [-1, -Math.sqrt(3)],
      ],
    },
    {
      of: 'two points',
      points: [
        [3, 4],
        [-3, -4],
      ],
    },
  ] as const)('has a rule for $of, where no direction is the widest or no tail the longer', ({ points }) => {
    const rule = orientedByRule(projection(points));
    for (const angle of [0.3, 1.9, 4]) {
      for (const flip of [1, -1] as const) {
        expect(distance(orientedByRule(turned(projection(points), angle, flip)), rule)).toBeLessThan(1e-5);
      }
    }
  });

  it('puts points that do not spread at 0, and ends where they left the numbers', () => {
    const points = (...given: [number, number][]) => orientedByRule(projection(given));
    expect(points([2, 3], [2, 3])).toEqual(
      projection([
        [0, 0],
        [0, 0],
      ]),
    );
    expect([...points([Number.NaN, 3], [2, 3]).x]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('alignedTo', () => {
  const coordinates = fc.array(
    fc.tuple(fc.double({ min: -10, max: 10, noNaN: true }), fc.double({ min: -10, max: 10, noNaN: true })),
    {
      minLength: 2,
      maxLength: 30,
    },
  );
  it('undoes any rotation and any mirroring', () => {
    fc.assert(
      fc.property(coordinates, anyAngle, anyFlip, (points, angle, flip) => {
        const before = projection(points);
        expect(distance(alignedTo(before, turned(before, angle, flip)), before)).toBeLessThan(1e-3);
      }),
    );
  });

  it('moves no point nearer to another', () => {
    fc.assert(
      fc.property(coordinates, coordinates, (one, other) => {
        const frame = projection(one);
        const aligned = alignedTo(projection(other), frame);
        if (one.length !== other.length) expect(aligned).toBe(frame);
        frame.x.forEach((_, i) => {
          const radius = (p: Projection) => Math.hypot(p.x[i]! - p.x[0]!, p.y[i]! - p.y[0]!);
          expect(radius(aligned)).toBeCloseTo(radius(frame), 3);
        });
      }),
    );
  });

  it('leaves the first frame, and one of other points, as it is', () => {
    const frame = projection([
      [1, 2],
      [3, 4],
    ]);
    expect(alignedTo(undefined, frame)).toBe(frame);
    expect(alignedTo(projection([[1, 2]]), frame)).toBe(frame);
  });
});
