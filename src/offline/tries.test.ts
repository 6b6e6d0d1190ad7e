import { describe, expect, it } from 'vitest';
import { Tries } from './tries.ts';

describe('tries of a download', () => {
  it('goes on at once for as long as it gets further', () => {
    const tries = new Tries();
    expect([10, 20, 248].map((kept) => tries.pauseAfter(kept))).toEqual([0, 0, 0]);
  });

  it('waits longer each time that nothing came, and gives up', () => {
    const tries = new Tries();
    tries.pauseAfter(10);
    const pauses = Array.from({ length: 3 }, () => tries.pauseAfter(10));
    expect(pauses).toEqual([1000, 4000, undefined]);
  });

  it('has all its tries again once something came, and when a person asks', () => {
    const tries = new Tries();
    tries.pauseAfter(0);
    tries.pauseAfter(0);
    expect(tries.pauseAfter(5)).toBe(0);
    expect(tries.pauseAfter(5)).toBe(1000);
    tries.pauseAfter(5);
    tries.begin();
    expect(tries.pauseAfter(5)).toBe(1000);
  });
});
