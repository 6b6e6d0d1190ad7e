import { describe, expect, it } from 'vitest';
import { scoreHistogram } from './histogram.ts';

const sum = (values: Int32Array) => values.reduce((a, b) => a + b, 0);

describe('scoreHistogram', () => {
  it('shares bins, loses nobody and is not stretched by an outlier', () => {
    const scores = Array.from({ length: 1000 }, (_, i) => (i === 0 ? -1e6 : i / 1000));
    const members = scores.map((_, i) => (i % 4 === 0 ? 1 : 0));
    const { edges, members: inside, nonMembers } = scoreHistogram(scores, members, { bins: 20 });
    expect(edges).toHaveLength(21);
    expect(edges[0]).toBeGreaterThan(-1);
    expect([sum(inside), sum(nonMembers)]).toEqual([250, 750]);
  });

  it('gives a width to scores that are all, or almost all, the same', () => {
    const constant = scoreHistogram([2, 2, 2], [1, 0, 0], { bins: 4 });
    expect([constant.edges[0], constant.edges[4]]).toEqual([1.5, 2.5]);
    const rare = Array.from({ length: 1000 }, (_, i) => (i === 0 ? 1 : 0));
    expect(scoreHistogram(rare, rare).edges.at(-1)).toBe(1);
  });
});
