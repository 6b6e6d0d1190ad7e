import { describe, expect, it } from 'vitest';
import { marginOf } from '../../augmentation/shift.ts';
import { labelOnlyCopies, labelOnlyScores } from './labelOnly.ts';

describe('the copies', () => {
  it('are the picture, four neighbours, and their mirror images, each once', () => {
    const copies = labelOnlyCopies([28, 32]);
    expect(copies[0]).toEqual({ top: marginOf(28), left: marginOf(32), flipped: false });
    expect(new Set(copies.map((copy) => JSON.stringify(copy)))).toHaveProperty('size', 10);
    for (const { top, left } of copies) {
      expect(Math.abs(top - marginOf(28)) + Math.abs(left - marginOf(32))).toBeLessThanOrEqual(1);
    }
  });

  it('are 2 (4 distance + 1), and fewer where a side has no margin', () => {
    expect(labelOnlyCopies([32, 32], 2)).toHaveLength(18);
    expect(labelOnlyCopies([1, 32])).toHaveLength(6);
  });
});

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
