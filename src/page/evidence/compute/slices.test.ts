import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SLICE_MINIMUM } from '../../../lab/evaluation/slices.ts';
import { attackOf, aucByPairs, detailOf } from '../../state/testing/judged.ts';
import { correctnessGroups, labelGroups, slices } from './slices.ts';

const COUNT = 48;
const MEMBERS = Uint8Array.from({ length: COUNT }, (_, i) => (i < COUNT / 2 ? 1 : 0));

describe('slices', () => {
  it('measures each group by its own examples alone, in ascending order', () => {
    const score = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(fc.array(score, { minLength: COUNT, maxLength: COUNT }), (scores) => {
        const groups = MEMBERS.map((_, i) => 2 - (i % 3));
        const found = slices(attackOf('loss', scores), groups, MEMBERS, 7);
        expect(found.map(({ group }) => group)).toEqual([0, 1, 2]);
        for (const { group, members, nonMembers, auc, balancedAccuracy } of found) {
          const inside = [...MEMBERS.keys()].filter((i) => groups[i] === group);
          const own = inside.map((i) => MEMBERS[i]!);
          expect([members, nonMembers]).toEqual([8, 8]);
          expect(auc!.value).toBeCloseTo(
            aucByPairs(
              inside.map((i) => scores[i]!),
              own,
            ),
            12,
          );
          const called = inside.map((i) => Number(scores[i]! > 0));
          expect(balancedAccuracy!.value).toBeCloseTo(aucByPairs(called, own), 12);
          expect(balancedAccuracy!.low).toBeLessThanOrEqual(balancedAccuracy!.value);
          expect(balancedAccuracy!.high).toBeGreaterThanOrEqual(balancedAccuracy!.value);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('counts a group that is too small, and measures nothing on it', () => {
    const scores = attackOf(
      'loss',
      Array.from(MEMBERS, (_, i) => i),
    );
    const few = (members: number) => MEMBERS.map((_, i) => Number(i < members || i >= COUNT - 9));
    expect(slices(scores, few(SLICE_MINIMUM - 1), MEMBERS, 7)[1]).toEqual({
      group: 1,
      members: SLICE_MINIMUM - 1,
      nonMembers: 9,
      auc: null,
      balancedAccuracy: null,
    });
    expect(slices(scores, few(SLICE_MINIMUM), MEMBERS, 7)[1]!.auc).not.toBeNull();
  });

  it('gives the same intervals for the same seed', () => {
    const attack = attackOf(
      'loss',
      Array.from(MEMBERS, (member, i) => ((i * 7) % 13) - 6 + member),
    );
    const of = (seed: number) => slices(attack, new Uint8Array(COUNT), MEMBERS, seed);
    expect(of(3)).toEqual(of(3));
    expect(of(3)[0]!.auc).not.toEqual(of(4)[0]!.auc);
  });
});

describe('the groups', () => {
  const run = {
    ...detailOf(4),
    // Two of four are judged; of a tie the first class is the answer.
    evaluated: Int32Array.of(3, 1),
    posteriors: Float32Array.of(1, 0, 0.25, 0.75, 1, 0, 0.5, 0.5),
  };

  it('are the labels of the judged examples', () => {
    expect([...labelGroups(run, [4, 5, 6, 7])]).toEqual([7, 5]);
  });

  it('tell whether the target’s first choice is the label', () => {
    expect([...correctnessGroups(run, [0, 1, 0, 0], 2)]).toEqual([1, 1]);
    expect([...correctnessGroups(run, [1, 0, 1, 1], 2)]).toEqual([0, 0]);
  });
});
