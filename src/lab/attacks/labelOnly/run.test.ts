import { describe, expect, it } from 'vitest';
import { labelOnlyScores } from './run.ts';

describe('the score', () => {
  it('is the share of copies that keep the true label', () => {
    expect([...labelOnlyScores([0, 1, 2, 0, 2, 2, 1, 1, 2, 0, 0, 0], [0, 1, 2], 3)]).toEqual([
      0.75, 0.5, 0.75,
    ]);
  });

  it.each([
    ['predicted: 4 values for 3', [0, 1, 2, 0], [0, 1, 2]],
    ['predicted: 1 values for 2', [0], [0, 1]],
    ['predicted[1]: 3', [0, 3], [0, 1]],
    ['labels[0]: 1.5', [0, 1], [1.5, 1]],
  ])('%s', (message, predicted, labels) => {
    expect(() => labelOnlyScores(predicted, labels, 3)).toThrow(message);
  });
});
