import { expect, test } from 'vitest';
import { ringStrength } from './marks.ts';

test('a few rings are drawn in full, those of all points faintly, and more never stronger', () => {
  expect(ringStrength(0.1)).toBe(1);
  expect(ringStrength(1)).toBeCloseTo(0.3);
  const strengths = [0, 0.2, 0.4, 0.6, 0.8, 1].map(ringStrength);
  expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
});
