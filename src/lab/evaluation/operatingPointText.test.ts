import { describe, expect, it } from 'vitest';
import { reachedText, unresolvedText } from './operatingPointText.ts';
import { rocCurve, truePositiveRateAt } from './roc.ts';

/** Members and non-members in turn, the members higher. */
const pointsOf = (nonMembers: number, fprs: readonly number[]) => {
  const members = Array.from({ length: 2 * nonMembers }, (_, i) => i % 2);
  const curve = rocCurve(
    members.map((member, i) => member + i / members.length),
    members,
  );
  return fprs.map((fpr) => truePositiveRateAt(curve, fpr));
};

describe('unresolvedText', () => {
  it('says of all rates that so few non-members cannot resolve how many it takes', () => {
    expect(unresolvedText(pointsOf(5, [0.1, 0.01, 0.001]))).toBe(
      '10 %, 1 % and 0.1 % cannot be resolved with 5 non-members (it takes 10, 100 and 1,000): this is the TPR at 0 false positives',
    );
    expect(unresolvedText(pointsOf(1, [1, 0.5, 0.5]))).toBe(
      '50 % cannot be resolved with 1 non-member (it takes 2): this is the TPR at 0 false positives',
    );
  });

  it('says nothing where each rate is at least one of the non-members', () => {
    expect(unresolvedText(pointsOf(10, [0.1, 0.3, 1]))).toBeNull();
    expect(unresolvedText(pointsOf(1000, [0.001]))).toBeNull();
    expect(unresolvedText(pointsOf(999, [0.001]))).not.toBeNull();
  });

  it('says of no rate that any number of non-members would do', () => {
    expect(unresolvedText(pointsOf(5, [0]))).toBe(
      '0 % cannot be resolved with 5 non-members: this is the TPR at 0 false positives',
    );
  });
});

describe('reachedText', () => {
  it('has the rate in two digits', () => {
    expect(reachedText({ reachedFpr: 35 / 360, falsePositives: 35 })).toBe('9.7 %, 35 false alarms');
    expect(reachedText({ reachedFpr: 0, falsePositives: 0 })).toBe('0 %, 0 false alarms');
    expect(reachedText({ reachedFpr: 1, falsePositives: 4000 })).toBe('100 %, 4,000 false alarms');
  });
});
