import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aucInterval, aucOfRanked } from './aucInterval.ts';
import { clopperPearson } from './clopperPearson.ts';
import { delongAuc } from './delong.ts';
import { contains } from './interval.ts';
import { areaUnderRoc, rankScores, rocCurve } from './roc.ts';

/** So many examples at each level, from the lowest. */
const atLevels = (counts: readonly number[]) => counts.flatMap((count, level) => Array(count).fill(level));
const rated = {
  members: Float64Array.from(atLevels([2, 12, 1, 8, 18])),
  nonMembers: Float64Array.from(atLevels([37, 20, 3, 8, 4])),
};

const level = fc.integer({ min: 0, max: 6 });
const both = fc.tuple(
  fc.array(level, { minLength: 2, maxLength: 30 }),
  fc.array(level, { minLength: 2, maxLength: 30 }),
);
const together = (inside: readonly number[], outside: readonly number[]) =>
  [
    [...inside, ...outside],
    [...inside.map(() => 1), ...outside.map(() => 0)],
  ] as const;

describe('delongAuc', () => {
  it('is what other programs say of ratings in five levels', () => {
    const { value, low, high } = delongAuc(
      rankScores(...together([...rated.members], [...rated.nonMembers])),
    );
    expect(value).toBeCloseTo(0.823678861788618, 14);
    expect(low).toBeCloseTo(0.7485348878, 9);
    expect(high).toBeCloseTo(0.8988228358, 9);
  });

  it('knows nothing of a single example of a kind', () => {
    expect(delongAuc(rankScores([2, 1, 3], [1, 0, 0]))).toEqual({ value: 0.5, low: 0, high: 1 });
  });
});

describe('aucInterval', () => {
  it("holds DeLong's, and is hardly wider, of 41 against 72 examples", () => {
    const [found, delong] = [aucOfRanked(rated), delongAuc(rated)];
    expect(found.value).toBe(delong.value);
    expect(found.low).toBeLessThan(delong.low);
    expect(found.high).toBeLessThan(1);
    expect((found.high - found.low) / (delong.high - delong.low)).toBeLessThan(1.2);
  });

  it('has the width that Hanley & McNeil predict for chance scores', () => {
    const scores = Array.from({ length: 1000 }, (_, i) => (i * 617) % 1009);
    const { low, high } = aucInterval(
      scores,
      scores.map((_, i) => i % 2),
    );
    const predicted = 2 * 1.96 * Math.sqrt((500 + 500 + 1) / (12 * 500 * 500));
    expect((high - low) / predicted).toBeGreaterThan(0.95);
    expect((high - low) / predicted).toBeLessThan(1.05);
  });

  it.each([2, 5, 10, 200])(
    'of %i and %i examples in perfect order is that of as many pairs in order',
    (count) => {
      const [scores, members] = together(Array(count).fill(1), Array(count).fill(0));
      expect(aucInterval(scores, members)).toEqual(clopperPearson(count, count));
      expect(
        aucInterval(
          scores.map((score) => -score),
          members,
        ),
      ).toEqual(clopperPearson(0, count));
    },
  );

  it('of five examples against a thousand is no surer than five are', () => {
    const [scores, members] = together(
      Array(5).fill(1),
      Array.from({ length: 1000 }, (_, i) => -i),
    );
    expect(aucInterval(scores, members)).toEqual(clopperPearson(5, 5));
  });

  it('claims no certainty, holds its value, and turns with the scores and with the kinds', () => {
    fc.assert(
      fc.property(both, ([inside, outside]) => {
        const [scores, members] = together(inside, outside);
        const found = aucInterval(scores, members);
        expect(found.value).toBeCloseTo(areaUnderRoc(rocCurve(scores, members)), 12);
        expect(contains(found, found.value)).toBe(true);
        expect(found.high - found.low).toBeGreaterThan(0.03);
        const turned = { value: 1 - found.value, low: 1 - found.high, high: 1 - found.low };
        for (const other of [
          aucInterval(
            scores.map((score) => -score),
            members,
          ),
          aucInterval(
            scores,
            members.map((member) => 1 - member),
          ),
        ])
          for (const end of ['value', 'low', 'high'] as const) expect(other[end]).toBeCloseTo(turned[end], 9);
      }),
    );
  });

  it('knows nothing of a single example of a kind', () => {
    expect(aucInterval([2, 1, 0], [1, 0, 0])).toEqual({ value: 1, low: 0, high: 1 });
  });

  it('of a million equal scores is narrow, and soon there', () => {
    const half = new Float64Array(500_000);
    const { value, low, high } = aucOfRanked({ members: half, nonMembers: half });
    expect(value).toBe(0.5);
    expect(high - low).toBeLessThan(0.001);
    expect(high).toBeGreaterThan(value);
  });

  it('refuses what is no score', () => {
    expect(() => aucInterval([1, Number.NaN], [1, 0])).toThrow('scores[1]: NaN');
  });
});
