import { describe, expect, it } from 'vitest';
import { highestAndLowest } from './highestAndLowest.ts';

const scores = [3, 9, 3, -1, 9, 0];
const members = [1, 1, 0, 0, 0, 1];
const positions = (list: readonly { position: number }[]) => list.map(({ position }) => position);

describe('highestAndLowest', () => {
  it('lists the highest and the lowest with the truth, earlier examples first among equals', () => {
    expect(highestAndLowest(scores, members, 3)).toEqual({
      most: [
        { position: 1, score: 9, member: 1 },
        { position: 4, score: 9, member: 0 },
        { position: 0, score: 3, member: 1 },
      ],
      least: [
        { position: 3, score: -1, member: 0 },
        { position: 5, score: 0, member: 1 },
        { position: 0, score: 3, member: 1 },
      ],
    });
  });

  it('keeps to one kind, and to what there is', () => {
    const inside = highestAndLowest(scores, members, 10, 'members');
    expect([positions(inside.most), positions(inside.least)]).toEqual([
      [1, 0, 5],
      [5, 0, 1],
    ]);
    expect(positions(highestAndLowest(scores, members, 1, 'non-members').most)).toEqual([4]);
  });

  it('refuses what the curve refuses', () => {
    expect(() => highestAndLowest([1, Number.NaN], [0, 1], 1)).toThrow('scores[1]: NaN');
  });
});
