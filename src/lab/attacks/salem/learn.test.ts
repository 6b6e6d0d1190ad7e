import { expect, it } from 'vitest';
import { topPosteriors } from './learn.ts';

it('reads the three largest posteriors, descending', () => {
  const posteriors = [0.1, 0.4, 0.2, 0.3, 1, 0, 0, 0];
  expect([...topPosteriors({ posteriors, labels: [0, 0], classes: 4 })]).toEqual([0.4, 0.3, 0.2, 1, 0, 0]);
  expect([...topPosteriors({ posteriors: [0.1, 0.9], labels: [0], classes: 2 })]).toEqual([0.9, 0.1]);
});
