import { describe, expect, it } from 'vitest';
import { marginOf } from '../../augmentation/shift.ts';
import { augmentedCopies } from './augmentedCopies.ts';

describe('the copies', () => {
  it('are the picture, four neighbours, and their mirror images, each once', () => {
    const copies = augmentedCopies([28, 32]);
    expect(copies[0]).toEqual({ top: marginOf(28), left: marginOf(32), flipped: false });
    expect(new Set(copies.map((copy) => JSON.stringify(copy)))).toHaveProperty('size', 10);
    for (const { top, left } of copies) {
      expect(Math.abs(top - marginOf(28)) + Math.abs(left - marginOf(32))).toBeLessThanOrEqual(1);
    }
  });

  it('are 2 (4 distance + 1), and fewer where a side has no margin', () => {
    expect(augmentedCopies([32, 32], 2)).toHaveLength(18);
    expect(augmentedCopies([1, 32])).toHaveLength(6);
  });
});
