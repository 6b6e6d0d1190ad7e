import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestBalancedAccuracy, rocCurve } from './roc.ts';
import { decide, decidePerClass, fitThreshold, fitThresholdPerClass } from './threshold.ts';

describe('fitThreshold', () => {
  it('lies halfway between the neighbouring scores', () => {
    expect(fitThreshold([4, 3, 1, 0], [1, 1, 0, 0])).toEqual({ threshold: 2, balancedAccuracy: 1 });
  });

  it('takes the highest of equally good thresholds', () => {
    expect(fitThreshold([4, 3, 2, 1], [1, 0, 1, 0]).threshold).toBe(3.5);
  });

  it('calls nobody a member when nothing beats chance', () => {
    const scores = [1, 1, 1];
    const { threshold, balancedAccuracy } = fitThreshold(scores, [1, 0, 1]);
    expect([threshold, balancedAccuracy]).toEqual([1, 0.5]);
    expect([...decide(scores, threshold)]).toEqual([0, 0, 0]);
  });

  it('decides as well as the oracle on the examples it was fitted on, even between neighbouring doubles', () => {
    const score = fc.oneof(
      fc.constantFrom(1, 1 + Number.EPSILON, 1 - Number.EPSILON / 2),
      fc.double({ noNaN: true, min: -1e3, max: 1e3 }),
    );
    const pairs = fc.array(fc.tuple(score, fc.constantFrom(0, 1)), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(pairs, (rows) => {
        const scores = rows.map(([value]) => value);
        const members = rows.map(([, member]) => member);
        fc.pre(members.includes(0) && members.includes(1));
        const { threshold, balancedAccuracy } = fitThreshold(scores, members);
        const decisions = decide(scores, threshold);
        const rate = (kind: number) =>
          members.filter((member, i) => member === kind && decisions[i] === kind).length /
          members.filter((member) => member === kind).length;
        expect((rate(0) + rate(1)) / 2).toBeCloseTo(balancedAccuracy, 12);
        expect(balancedAccuracy).toBeCloseTo(bestBalancedAccuracy(rocCurve(scores, members)).value, 12);
      }),
    );
  });
});

describe('fitThresholdPerClass', () => {
  it('fits each class, and falls back to the global threshold where a class has one kind', () => {
    const scores = [10, 8, 1, 0, 5];
    const members = [1, 0, 1, 0, 1];
    const labels = [0, 0, 1, 1, 2];
    const found = fitThresholdPerClass(scores, members, labels, 4);
    expect(found.global).toBe(0.5);
    expect([...found.thresholds]).toEqual([9, 0.5, 0.5, 0.5]);
    expect(found.fellBack).toEqual([2, 3]);
    expect([...decidePerClass(scores, labels, found.thresholds)]).toEqual([1, 0, 1, 0, 1]);
  });
});
