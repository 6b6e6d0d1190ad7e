import { expect, it } from 'vitest';
import { topPosteriors } from './learn.ts';

it('reads the three largest posteriors, descending', () => {
  const of = (values: number[], labels: number[], classes: number) => [
    ...topPosteriors({ kind: 'posteriors', values, labels, classes }),
  ];
  expect(of([0.1, 0.4, 0.2, 0.3, 1, 0, 0, 0], [0, 0], 4)).toEqual([0.4, 0.3, 0.2, 1, 0, 0]);
  expect(of([0.1, 0.9], [0], 2)).toEqual([0.9, 0.1]);
});
