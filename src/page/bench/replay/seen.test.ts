import { expect, test } from 'vitest';
import { CONFIDENCE_BINS } from '../../../lab/training/confidence.ts';
import { axisTop, seenIn } from './seen.ts';

/** All of them in two bins. */
const counts = (low: number, high: number) =>
  Array.from({ length: CONFIDENCE_BINS }, (_, bin) => (bin === 4 ? low : bin === 19 ? high : 0));
const snapshot = (members: [number, number], nonMembers: [number, number], means: [number, number]) => ({
  epoch: 1,
  members: counts(...members),
  nonMembers: counts(...nonMembers),
  means: { members: means[0], nonMembers: means[1] },
});

test('what lies beyond the noise is said, with both means', () => {
  expect(seenIn(snapshot([20, 230], [90, 160], [0.93, 0.71]))).toBe(
    'Surer of what it was trained on: mean .93 against .71.',
  );
  expect(seenIn(snapshot([90, 160], [20, 230], [0.71, 0.93]))).toMatch(/^Less sure/);
});

test('what lies within it is no difference, and so is what too few say', () => {
  expect(seenIn(snapshot([20, 230], [22, 228], [0.93, 0.92]))).toMatch(/^As sure of the rest/);
  expect(seenIn(snapshot([0, 1], [1, 0], [0.99, 0.2]))).toMatch(/^As sure of the rest/);
});

test('the axis holds all bars so far, and never ends lower again', () => {
  const early = {
    ...snapshot([0, 0], [0, 0], [0.1, 0.1]),
    members: counts(40, 0).fill(12),
    nonMembers: counts(1, 0).fill(9),
  };
  const later = snapshot([20, 230], [90, 160], [0.93, 0.71]);
  expect(axisTop([early])).toBe(0.2);
  expect(axisTop([early, later])).toBe(1);
  expect(axisTop([later, early])).toBe(1);
  expect(axisTop([{ ...early, nonMembers: counts(100, 150).fill(50, 5, 8) }])).toBe(0.5);
  expect(axisTop([])).toBe(0.2);
});
