import { describe, expect, it } from 'vitest';
import { decidedAttack } from '../../common/testing/decidedAttack.ts';
import { mostVulnerable } from './mostVulnerable.ts';

describe('the most vulnerable examples', () => {
  it('names the highest and the lowest scores among all candidates', () => {
    // Of eight candidates four are judged.
    const ids = Int32Array.of(1, 3, 6, 4);
    const attack = decidedAttack('loss', [5, 3, 9, 1], { ids, members: Uint8Array.of(1, 1, 0, 0) });
    const { most, least } = mostVulnerable(attack, 2, 7);
    expect(most.examples).toEqual([
      { index: 6, score: 9, member: false },
      { index: 1, score: 5, member: true },
    ]);
    expect(least.examples).toEqual([
      { index: 4, score: 1, member: false },
      { index: 3, score: 3, member: true },
    ]);
    expect([most.alike, least.alike]).toEqual([1, 1]);
  });

  it('lets chance pick among equal scores: an attack that tells nothing finds nobody', () => {
    const attack = decidedAttack('correctness', new Array<number>(400).fill(1));
    const { most, least } = mostVulnerable(attack, 100, 7);
    for (const { examples, alike } of [most, least]) {
      const members = examples.filter(({ member }) => member).length;
      expect(members).toBeGreaterThan(30);
      expect(members).toBeLessThan(70);
      expect(alike).toBe(400);
    }
    expect(mostVulnerable(attack, 100, 7)).toEqual({ most, least });
  });

  it('shows what there is when fewer are judged than asked for', () => {
    const attack = decidedAttack('loss', [2, 1]);
    expect(mostVulnerable(attack, 8, 7).most.examples.map(({ index }) => index)).toEqual([0, 1]);
  });
});
