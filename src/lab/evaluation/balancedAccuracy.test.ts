import { describe, expect, it } from 'vitest';
import { balancedAccuracy } from './balancedAccuracy.ts';
import { clopperPearson } from './clopperPearson.ts';

describe('balancedAccuracy', () => {
  it('is a plain proportion with equal strata', () => {
    const found = balancedAccuracy([1, 1, 0, 0, 0, 1], [1, 1, 1, 0, 0, 0]);
    expect(found).toEqual({
      ...clopperPearson(4, 6),
      tpr: clopperPearson(2, 3),
      tnr: clopperPearson(2, 3),
    });
  });

  it('weighs unequal strata equally, with an interval that holds both rates’ doubts', () => {
    const members = Array.from({ length: 110 }, (_, i) => (i < 10 ? 1 : 0));
    const decisions = members.map((_, i) => (i < 5 || i >= 90 ? 1 : 0));
    const found = balancedAccuracy(decisions, members);
    expect(found.value).toBeCloseTo((0.5 + 0.8) / 2, 12);
    expect(found.low).toBeLessThan(0.55);
    expect(found.high).toBeGreaterThan(0.75);
    expect(found.tnr).toEqual(clopperPearson(80, 100));
  });

  it('claims no certainty of few decisions without a fault, nor of none right', () => {
    const members = [1, 1, 1, 0, 0, 0, 0];
    const right = balancedAccuracy(members, members);
    expect([right.value, right.high]).toEqual([1, 1]);
    expect(right).toMatchObject(clopperPearson(6, 6));
    const wrong = balancedAccuracy(
      members.map((member) => 1 - member),
      members,
    );
    expect(wrong).toMatchObject(clopperPearson(0, 6));
  });

  it('refuses what is not a decision', () => {
    expect(() => balancedAccuracy([0.5, 1], [0, 1])).toThrow('decisions[0]: 0.5');
    expect(() => balancedAccuracy([1], [0, 1])).toThrow('decisions: 1 values for 2 examples');
  });
});
