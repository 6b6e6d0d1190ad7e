import { expect, test } from 'vitest';
import { labelPoint, nearestOnPaths, polyline, rocFrame, rocPath } from './rocGeometry.ts';

const box = { x0: 0, x1: 300, y0: 0, y1: 300 };

test('linear axes put chance on the diagonal', () => {
  const { sx, sy } = rocFrame('linear', 0.002, box);
  expect([sx(0.5), sy(0.5)]).toEqual([150, 150]);
  expect([sx(0), sy(0)]).toEqual([0, 300]);
});

test('log axes start at the decade that holds one false positive', () => {
  const frame = rocFrame('log', 1 / 500, box);
  expect(frame.low).toBe(0.001);
  expect(frame.ticks).toEqual([0.001, 0.01, 0.1, 1]);
  expect(frame.sx(0)).toBe(0);
  expect(frame.sx(0.1)).toBeCloseTo(200);
});

test('a long curve is thinned and keeps both corners', () => {
  const rates = Array.from({ length: 5000 }, (_, i) => i / 4999);
  const path = rocPath(rates, rates, rocFrame('linear', 0.001, box));
  expect(path.x.length).toBeLessThanOrEqual(300);
  expect([path.fpr[0], path.fpr.at(-1)]).toEqual([0, 1]);
});

test('the nearest point wins over all curves', () => {
  const frame = rocFrame('linear', 0.01, box);
  const low = rocPath([0, 0.5, 1], [0, 0.5, 1], frame);
  const high = rocPath([0, 0.5, 1], [0, 0.9, 1], frame);
  expect(nearestOnPaths([low, high], 150, 40)).toEqual({ path: 1, point: 1 });
  expect(nearestOnPaths([], 1, 1)).toBeNull();
});

test('a path is one move and then lines', () => {
  expect(polyline([0, 1, 0.5], [2, 3.25, 20])).toBe('M0 2l1 1.3-.5 16.7');
  expect(polyline([10.3], [-0.4])).toBe('M10.3-.4');
  expect(polyline([], [])).toBe('');
});

test('a name stands where the curve rises highest, but in the corner of the axis’ name', () => {
  const frame = rocFrame('linear', 0.01, box);
  const gentle = rocPath([0, 0.3, 0.5, 1], [0, 0.6, 0.7, 1], frame);
  expect(labelPoint(gentle, box, 132, 42)).toEqual({ x: 90, y: 120 });
  const early = rocPath([0, 0.3, 0.4, 0.7, 1], [0, 0.8, 0.95, 0.97, 1], frame);
  expect(labelPoint(early, box, 132, 42)).toEqual({ x: 90, y: 60 });
  const perfect = rocPath([0, 0, 0.3, 0.4, 1], [0, 1, 1, 1, 1], frame);
  expect(labelPoint(perfect, box, 132, 42), 'below its end').toEqual({ x: 300, y: 36 });
  const steep = rocPath([0, 0.68, 0.8, 1], [0, 0.95, 0.96, 1], frame);
  expect(labelPoint(steep, box, 132, 42).x).toBeCloseTo(204);
  expect(labelPoint(steep, box, 132, 100).x, 'a longer name keeps off it').toBeCloseTo(300);
  expect(labelPoint(steep, box, 170, 42).x, 'where it begins further right, too').toBeCloseTo(240);
});
