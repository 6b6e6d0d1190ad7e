import { describe, expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { bootstrapAll, bootstrapAuc, bootstrapBalancedAccuracy } from './bootstrap.ts';
import { contains } from './interval.ts';
import { areaUnderRoc, rocCurve } from './roc.ts';

function planted(name: string, shift: number, count = 400, tied = false) {
  const random = randomStream(5, tied ? 'tied' : 'planted');
  const members = Array.from({ length: count }, (_, i) => i % 2);
  const scores = members.map((member) => {
    const score = random.float() + shift * member;
    return tied ? Math.round(score * 5) : score;
  });
  return { members, attack: { name, scores, decisions: scores.map((score) => (score > 0.6 ? 1 : 0)) } };
}

describe('bootstrapAuc', () => {
  it('gives the AUC of roc.ts inside its interval, ties or not', () => {
    for (const tied of [false, true]) {
      const { members, attack } = planted('a', 0.2, 400, tied);
      const interval = bootstrapAuc(attack.scores, members, { seed: 1 });
      expect(interval.value).toBeCloseTo(areaUnderRoc(rocCurve(attack.scores, members)), 12);
      expect(contains(interval, interval.value)).toBe(true);
      expect(interval.high - interval.low).toBeGreaterThan(0.05);
      expect(interval.high - interval.low).toBeLessThan(0.15);
    }
  });

  it('has the width that Hanley & McNeil predict for chance scores', () => {
    const { members, attack } = planted('a', 0, 1000);
    const { low, high } = bootstrapAuc(attack.scores, members, { seed: 2 });
    const predicted = 2 * 1.96 * Math.sqrt((500 + 500 + 1) / (12 * 500 * 500));
    expect((high - low) / predicted).toBeGreaterThan(0.9);
    expect((high - low) / predicted).toBeLessThan(1.1);
  });

  it('depends on the seed alone', () => {
    const { members, attack } = planted('a', 0.1);
    const at = (seed: number) => bootstrapAuc(attack.scores, members, { seed, resamples: 50 });
    expect(at(3)).toEqual(at(3));
    expect(at(3)).not.toEqual(at(4));
  });

  it('is exact for a perfect attack', () => {
    expect(bootstrapAuc([3, 2, 1, 0], [1, 1, 0, 0], { seed: 1 })).toEqual({ value: 1, low: 1, high: 1 });
  });
});

describe('bootstrapAll', () => {
  const weak = planted('weak', 0.1);
  const strong = planted('strong', 0.5);

  it('agrees with the single-attack functions on the same seed', () => {
    const [first] = bootstrapAll([weak.attack], weak.members, { seed: 9 });
    expect(first!.auc).toEqual(bootstrapAuc(weak.attack.scores, weak.members, { seed: 9 }));
    expect(first!.balancedAccuracy).toEqual(
      bootstrapBalancedAccuracy(weak.attack.decisions, weak.members, { seed: 9 }),
    );
    expect(first!.versusReference).toBeNull();
  });

  it('pairs the resamples: identical attacks differ by exactly 0', () => {
    const twin = { ...weak.attack, name: 'twin' };
    const [reference, copy] = bootstrapAll([weak.attack, twin], weak.members, { seed: 1, reference: 'weak' });
    const zero = { value: 0, low: 0, high: 0 };
    expect(reference!.versusReference).toBeNull();
    expect(copy!.versusReference).toEqual({ auc: zero, balancedAccuracy: zero });
  });

  it('finds a better attack above its reference, whatever their order', () => {
    const [better] = bootstrapAll([strong.attack, weak.attack], weak.members, { seed: 1, reference: 'weak' });
    expect(better!.versusReference!.auc.low).toBeGreaterThan(0);
    expect(better!.versusReference!.balancedAccuracy.low).toBeGreaterThan(0);
    expect(better!.versusReference!.auc.value).toBeCloseTo(
      areaUnderRoc(rocCurve(strong.attack.scores, strong.members)) -
        areaUnderRoc(rocCurve(weak.attack.scores, weak.members)),
      12,
    );
  });

  it('refuses a reference that is not there', () => {
    expect(() => bootstrapAll([weak.attack], weak.members, { seed: 1, reference: 'loss' })).toThrow(
      'reference: loss',
    );
  });
});
