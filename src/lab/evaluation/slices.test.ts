import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearson } from './clopperPearson.ts';
import type { EvaluatedScores } from './evaluatedScores.ts';
import { areaUnderRoc, rocCurve } from './roc.ts';
import { correctlyClassified, SLICE_MINIMUM, sliceFigures, sliceRates, slicesBy } from './slices.ts';

const COUNT = 48;
const MEMBERS = Uint8Array.from({ length: COUNT }, (_, i) => (i < COUNT / 2 ? 1 : 0));

/** Called a member above 0. */
const evaluated = (scores: readonly number[], members = MEMBERS): EvaluatedScores => ({
  scores: Float64Array.from(scores),
  decisions: Uint8Array.from(scores, (score) => (score > 0 ? 1 : 0)),
  members,
  labels: new Uint8Array(scores.length),
  ids: Int32Array.from(scores, (_, i) => i),
});

const figures = (scores: EvaluatedScores, groups: ArrayLike<number>) =>
  slicesBy(groups, scores).map(sliceFigures);

const areaOf = (scores: readonly number[], members: readonly number[]) =>
  areaUnderRoc(rocCurve(scores, members));

describe('slicesBy', () => {
  it('parts the examples, group after group, and keeps what each is', () => {
    const slices = slicesBy([3, 1, 3], { ...evaluated([5, 6, 7], Uint8Array.of(1, 0, 0)), decisions: null });
    expect(slices.map(({ group, members, nonMembers }) => [group, members, nonMembers])).toEqual([
      [1, 0, 1],
      [3, 1, 1],
    ]);
    expect(slices[1]!.examples).toEqual({
      scores: Float64Array.of(5, 7),
      decisions: null,
      members: Uint8Array.of(1, 0),
      labels: Int32Array.of(0, 0),
      ids: Int32Array.of(0, 2),
    });
  });

  it('refuses groups of another length', () => {
    expect(() => slicesBy([1], evaluated([1, 2], Uint8Array.of(1, 0)))).toThrow('groups: 1 values');
  });
});

describe('sliceFigures', () => {
  it('measures each group by its own examples alone, in ascending order', () => {
    const score = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(fc.array(score, { minLength: COUNT, maxLength: COUNT }), (scores) => {
        const groups = MEMBERS.map((_, i) => 2 - (i % 3));
        const found = figures(evaluated(scores), groups);
        expect(found.map(({ group }) => group)).toEqual([0, 1, 2]);
        for (const { group, members, nonMembers, auc, balancedAccuracy } of found) {
          const inside = [...MEMBERS.keys()].filter((i) => groups[i] === group);
          const own = inside.map((i) => MEMBERS[i]!);
          expect([members, nonMembers]).toEqual([8, 8]);
          const area = areaOf(
            inside.map((i) => scores[i]!),
            own,
          );
          expect(auc!.value).toBeCloseTo(area, 12);
          const called = inside.map((i) => Number(scores[i]! > 0));
          expect(balancedAccuracy!.value).toBeCloseTo(areaOf(called, own), 12);
          expect(balancedAccuracy!.low).toBeLessThanOrEqual(balancedAccuracy!.value);
          expect(balancedAccuracy!.high).toBeGreaterThanOrEqual(balancedAccuracy!.value);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('tells a group in which the scores are turned from one in which they are right', () => {
    const members = Uint8Array.from({ length: 40 }, (_, i) => i % 2);
    const groups = members.map((_, i) => (i < 20 ? 3 : i < 32 ? 1 : 2));
    const scores = Array.from(members, (member, i) => (i < 20 ? member : -member));
    expect(
      figures(evaluated(scores, members), groups).map(({ group, auc, balancedAccuracy }) => [
        group,
        auc?.value,
        balancedAccuracy?.value,
      ]),
    ).toEqual([
      [1, 0, 0.5],
      [2, undefined, undefined],
      [3, 1, 1],
    ]);
  });

  it('counts a group that is too small, and measures nothing on it', () => {
    const scores = evaluated(Array.from(MEMBERS, (_, i) => i));
    const few = (members: number) => MEMBERS.map((_, i) => Number(i < members || i >= COUNT - 9));
    expect(figures(scores, few(SLICE_MINIMUM - 1))[1]).toEqual({
      group: 1,
      members: SLICE_MINIMUM - 1,
      nonMembers: 9,
      auc: null,
      balancedAccuracy: null,
    });
    expect(figures(scores, few(SLICE_MINIMUM))[1]!.auc).not.toBeNull();
  });
});

describe('sliceRates', () => {
  it('says nothing where a group has one kind only, or the attack no threshold', () => {
    const scores = { ...evaluated([1, 2, 3], Uint8Array.of(1, 0, 1)), decisions: null };
    const [only, both] = slicesBy([0, 1, 1], scores).map(sliceRates);
    expect(only).toEqual({ group: 0, members: 1, nonMembers: 0, auc: null, tpr: null, fpr: null });
    expect([both!.auc, both!.tpr]).toEqual([{ value: 1, low: 0, high: 1 }, null]);
  });

  it('counts who is called a member of either kind', () => {
    const [all] = slicesBy(new Uint8Array(5), evaluated([1, 1, -1, 1, -1], Uint8Array.of(1, 1, 1, 0, 0))).map(
      sliceRates,
    );
    expect(all).toMatchObject({ tpr: clopperPearson(2, 3), fpr: clopperPearson(1, 2) });
  });
});

describe('correctlyClassified', () => {
  it('tells whether the first choice is the label; of a tie, the first class is the answer', () => {
    const posteriors = [1, 0, 0.25, 0.75, 1, 0, 0.5, 0.5];
    expect([...correctlyClassified(posteriors, [0, 1, 0, 0], 2)]).toEqual([1, 1, 1, 1]);
    expect([...correctlyClassified(posteriors, [1, 0, 1, 1], 2)]).toEqual([0, 0, 0, 0]);
  });
});
