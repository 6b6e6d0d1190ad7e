import { expect, test } from 'vitest';
import { insidePolygon } from './lasso.ts';

const square = [10, 10, 90, 10, 90, 90, 10, 90];

test('keeps what lies inside', () => {
  expect(insidePolygon(new Float32Array([50, 50, 5, 50, 89, 11, 95, 95]), square)).toEqual([0, 2]);
});

test('a dent is outside', () => {
  const dented = [0, 0, 100, 0, 100, 100, 50, 20, 0, 100];
  expect(insidePolygon(new Float32Array([50, 60, 50, 10]), dented)).toEqual([1]);
});

test('a path of fewer than three corners holds nothing', () => {
  expect(insidePolygon(new Float32Array([1, 1]), [0, 0, 2, 2])).toEqual([]);
});
