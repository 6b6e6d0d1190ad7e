import { expect, test } from 'vitest';
import { closest, neighbour } from './neighbours.ts';

const points = new Float32Array([50, 50, 60, 52, 90, 50, 50, 20, 10, 48, 50, 50]);

test('goes to the near point in that direction', () => {
  expect(neighbour(points, 0, 'right')).toBe(1);
  expect(neighbour(points, 1, 'right')).toBe(2);
  expect(neighbour(points, 0, 'up')).toBe(3);
  expect(neighbour(points, 0, 'left')).toBe(4);
});

test('stays when nothing lies that way, and skips a point at the same place', () => {
  expect(neighbour(points, 2, 'right')).toBeNull();
  expect(neighbour(new Float32Array([5, 5, 5, 5]), 0, 'down')).toBeNull();
});

test('closest looks at every point', () => {
  expect(closest(points, 0, 0)).toBe(4);
  expect(closest(new Float32Array(0), 0, 0)).toBeNull();
});
