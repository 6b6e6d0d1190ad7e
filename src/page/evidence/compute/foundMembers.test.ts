import { describe, expect, it } from 'vitest';
import { decidedAttack } from '../../common/testing/decidedAttack.ts';
import { foundMembers, pairOf } from './foundMembers.ts';

/** Without a false positive `loss` finds the first member, `shokri` the second and third; with one of four, all. */
const loss = decidedAttack('loss', [9, 1, 2, 3, 8, 0, 0, 0]);
const shokri = decidedAttack('shokri', [1, 9, 8, 2, 7, 0, 0, 0]);
const blind = decidedAttack('blind', [0, 0, 0, 0, 1, 1, 1, 1]);

describe('foundMembers', () => {
  it('counts members and false positives, most found first', () => {
    const found = foundMembers([loss, blind, shokri], 0.25);
    expect(found).toMatchObject({ members: 4, nonMembers: 4, supported: true });
    expect(found.attacks).toEqual([
      { name: 'loss', found: 4, positions: [0, 1, 2, 3], tpr: 1, falsePositives: 1, reachedFpr: 0.25 },
      { name: 'shokri', found: 4, positions: [0, 1, 2, 3], tpr: 1, falsePositives: 1, reachedFpr: 0.25 },
      { name: 'blind', found: 0, positions: [], tpr: 0, falsePositives: 0, reachedFpr: 0 },
    ]);
  });

  it('says when the rate is less than one non-member', () => {
    const below = foundMembers([loss, shokri], 0.2);
    expect(below.supported).toBe(false);
    expect(below.attacks).toEqual([
      { name: 'shokri', found: 2, positions: [1, 2], tpr: 0.5, falsePositives: 0, reachedFpr: 0 },
      { name: 'loss', found: 1, positions: [0], tpr: 0.25, falsePositives: 0, reachedFpr: 0 },
    ]);
  });

  it('takes exactly one non-member for support, whatever the rounding', () => {
    for (const [count, fpr] of [
      [10, 0.1],
      [100, 0.01],
      [1000, 0.001],
    ] as const) {
      const all = (size: number) => {
        const members = Uint8Array.from({ length: size + 1 }, (_, i) => (i === 0 ? 1 : 0));
        return foundMembers([decidedAttack('loss', Array.from(members), { members })], fpr).supported;
      };
      expect([count, all(count), all(count - 1)]).toEqual([count, true, false]);
    }
  });
});

describe('pairOf', () => {
  const { pairs } = foundMembers([loss, shokri], 0);

  it('sees a pair from either side', () => {
    const there = { first: 'loss', second: 'shokri', both: 0, onlyFirst: 1, onlySecond: 2, neither: 1 };
    expect(pairOf(pairs, 'loss', 'shokri')).toEqual({ ...there, jaccard: 0 });
    expect(pairOf(pairs, 'shokri', 'loss')).toEqual({
      ...there,
      first: 'shokri',
      second: 'loss',
      onlyFirst: 2,
      onlySecond: 1,
      jaccard: 0,
    });
  });

  it('knows no pair of one attack, nor of an absent one', () => {
    expect(pairOf(pairs, 'loss', 'loss')).toBeUndefined();
    expect(pairOf(pairs, 'loss', 'salem')).toBeUndefined();
  });
});
