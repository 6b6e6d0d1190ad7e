import { expect, test } from 'vitest';
import { blend, eased, GLIDE_MS, unitPoints } from './glide.ts';

test('limits map to the unit square and hold what lies outside', () => {
  const unit = unitPoints(Float32Array.of(0, 5, 99), Float32Array.of(-9, 0, 2), {
    x0: 0,
    x1: 10,
    y0: -2,
    y1: 2,
  });
  expect([...unit]).toEqual([0, 0, 0.5, 0.5, 1, 1]);
});

test('a glide starts at 0, ends at 1 and never turns back', () => {
  expect(eased(0)).toBe(0);
  expect(eased(2 * GLIDE_MS)).toBe(1);
  expect(eased(200)).toBeGreaterThan(eased(100));
});

test('blending moves between frames; newcomers do not fly in', () => {
  const out = new Float32Array(2);
  blend(Float32Array.of(0, Number.NaN), Float32Array.of(1, 0.5), 0.25, out);
  expect([...out]).toEqual([0.25, 0.5]);
});
