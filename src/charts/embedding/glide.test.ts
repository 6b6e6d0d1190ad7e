import { expect, test } from 'vitest';
import { BEYOND, blend, countBeyond, eased, GLIDE_MS, sidesBeyond, unitPoints } from './glide.ts';

test('limits map to the unit square; what lies outside is counted, with its sides', () => {
  const unit = unitPoints(Float32Array.of(0, 5, 20), Float32Array.of(-6, 0, 2), {
    x0: 0,
    x1: 10,
    y0: -2,
    y1: 2,
  });
  expect([...unit]).toEqual([0, -1, 0.5, 0.5, 2, 1]);
  expect(countBeyond(unit)).toBe(2);
  expect(sidesBeyond(0, -1)).toBe(BEYOND.below);
  expect(sidesBeyond(2, 1)).toBe(BEYOND.right);
  expect(sidesBeyond(-0.1, 1.1)).toBe(BEYOND.left | BEYOND.above);
  expect(sidesBeyond(Number.NaN, Number.NaN)).toBe(0);
});

test('a glide starts at 0, ends at 1 and never turns back', () => {
  expect(eased(0)).toBe(0);
  expect(eased(2 * GLIDE_MS)).toBe(1);
  expect(eased(200)).toBeGreaterThan(eased(100));
});

test('a steady glide has come half way after half its time', () => {
  expect(eased(100, { ms: 200, isSteady: true })).toBe(0.5);
});

test('blending moves between frames; newcomers do not fly in', () => {
  const out = new Float32Array(2);
  blend(Float32Array.of(0, Number.NaN), Float32Array.of(1, 0.5), 0.25, out);
  expect([...out]).toEqual([0.25, 0.5]);
});
