import { describe, expect, it } from 'vitest';
import { sliceBy } from './slices.ts';

describe('sliceBy', () => {
  const members = Array.from({ length: 40 }, (_, i) => i % 2);
  const groups = members.map((_, i) => (i < 20 ? 3 : i < 32 ? 1 : 2));
  const scores = members.map((member, i) => (i < 20 ? member : -member));

  it('measures each group apart and leaves small ones out', () => {
    const decisions = scores.map((score) => (score > 0 ? 1 : 0));
    expect(sliceBy(groups, { scores, decisions, members })).toEqual([
      { group: 1, members: 6, nonMembers: 6, auc: 0, balancedAccuracy: 0.5 },
      { group: 3, members: 10, nonMembers: 10, auc: 1, balancedAccuracy: 1 },
    ]);
  });

  it('refuses groups of another length', () => {
    expect(() => sliceBy([1], { scores, decisions: members, members })).toThrow('groups: 1 values');
  });
});
