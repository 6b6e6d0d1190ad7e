import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from './fixtures/metrics.json' with { type: 'json' };
import { advantage, areaUnderRoc, bestBalancedAccuracy, rocCurve, truePositiveRateAt } from './roc.ts';

const examples = fc
  .array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.constantFrom(0, 1)), { minLength: 2, maxLength: 40 })
  .map((pairs) => ({ scores: pairs.map(([score]) => score), members: pairs.map(([, member]) => member) }))
  .filter(({ members }) => members.includes(0) && members.includes(1));

describe('golden values', () => {
  it.each(golden.roc.map((entry, i) => ({ i, entry })))('roc $i', ({ entry }) => {
    const curve = rocCurve(entry.scores, entry.members);
    expect(areaUnderRoc(curve)).toBeCloseTo(entry.auc, 9);
    expect(bestBalancedAccuracy(curve).value).toBeCloseTo(entry.bestBalancedAccuracy, 9);
    expect(advantage(curve)).toBeCloseTo(entry.advantage, 9);
    for (const point of entry.tprAtFpr) {
      const found = truePositiveRateAt(curve, point.fpr);
      expect(found.tpr).toBeCloseTo(point.tpr, 9);
      expect(found.falsePositives).toBe(point.falsePositives);
    }
  });
});

describe('rocCurve', () => {
  it('moves ties together, from (0, 0) to (1, 1)', () => {
    const curve = rocCurve([2, 1, 1, 0], [1, 1, 0, 0]);
    expect([...curve.fpr]).toEqual([0, 0, 0.5, 1]);
    expect([...curve.tpr]).toEqual([0, 0.5, 1, 1]);
    expect([...curve.thresholds]).toEqual([Number.POSITIVE_INFINITY, 2, 1, 0]);
  });

  it('counts pairs: AUC = P(member > non-member) + P(tie) / 2', () => {
    fc.assert(
      fc.property(examples, ({ scores, members }) => {
        let wins = 0;
        let pairs = 0;
        scores.forEach((a, i) => {
          scores.forEach((b, j) => {
            if (members[i] !== 1 || members[j] !== 0) return;
            pairs += 1;
            wins += a > b ? 1 : a === b ? 0.5 : 0;
          });
        });
        expect(areaUnderRoc(rocCurve(scores, members))).toBeCloseTo(wins / pairs, 12);
      }),
    );
  });

  it('turns into 1 - AUC when the scores are reversed', () => {
    fc.assert(
      fc.property(examples, ({ scores, members }) => {
        const reversed = scores.map((score) => -score);
        const sum = areaUnderRoc(rocCurve(scores, members)) + areaUnderRoc(rocCurve(reversed, members));
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });

  it('finds the oracle threshold at the widest gap', () => {
    const best = bestBalancedAccuracy(rocCurve([3, 2, 1, 0], [1, 1, 0, 0]));
    expect(best).toEqual({ value: 1, threshold: 2 });
  });
});

describe('refusals', () => {
  it.each([
    ['NonFiniteScoreError', 'scores[1]: NaN', [0, Number.NaN], [0, 1]],
    ['NonFiniteScoreError', 'scores[0]: -Infinity', [Number.NEGATIVE_INFINITY, 1], [0, 1]],
    ['OneMembershipKindError', 'members: all 2 are 1', [0, 1], [1, 1]],
    ['OneMembershipKindError', 'members: all 2 are 0', [0, 1], [0, 0]],
    ['NoExamplesError', 'scores: no examples', [], []],
    ['LengthMismatchError', 'members: 1 values for 2 examples', [0, 1], [1]],
    ['BinaryValueError', 'members[1]: 2', [0, 1], [0, 2]],
  ])('%s: %s', (name, message, scores, members) => {
    expect(() => rocCurve(scores, members)).toThrow(
      expect.objectContaining({ name, message, hint: expect.any(String) }),
    );
  });
});
