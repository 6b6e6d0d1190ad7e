import { describe, expect, it } from 'vitest';
import { sheetsOf, someOf } from './sheets.ts';

const candidates = {
  count: 8,
  classNames: ['a', 'none', 'b'],
  labels: Uint8Array.of(2, 0, 0, 2, 0, 2, 2, 2),
  members: Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0),
};

describe('sheetsOf', () => {
  it('gathers each class, members first, and leaves out a class without examples', () => {
    expect(sheetsOf(candidates, false)).toEqual([
      { className: 'a', positions: [1, 2, 4], members: 2, nonMembers: 1 },
      { className: 'b', positions: [0, 3, 5, 6, 7], members: 2, nonMembers: 3 },
    ]);
  });

  it('holds the same pictures where membership is hidden, in an order that does not tell it', () => {
    const members = new Uint8Array(400).fill(1, 0, 200);
    const many = { count: 400, classNames: ['a'], labels: new Uint8Array(400), members };
    const [sheet] = sheetsOf(many, true);
    expect([...sheet!.positions].sort((a, b) => a - b)).toEqual(Array.from({ length: 400 }, (_, i) => i));
    const first = sheet!.positions.slice(0, 200).filter((position) => members[position] === 1).length;
    expect(first).toBeGreaterThan(70);
    expect(first).toBeLessThan(130);
  });
});

describe('someOf', () => {
  it('takes as many of each side', () => {
    expect(someOf(candidates, false, 2)).toEqual([0, 1, 4, 5]);
    expect(someOf(candidates, false, 100)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(someOf(candidates, true, 2)).size).toBe(4);
  });
});
