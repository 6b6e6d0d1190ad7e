import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedAccuracy } from '../../../lab/evaluation/balancedAccuracy.ts';
import { decide } from '../../../lab/evaluation/threshold.ts';
import { decidedAttack } from '../../common/testing/decidedAttack.ts';
import { oracleThreshold, ownThreshold } from './thresholds.ts';

const scores = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 30 });

describe('ownThreshold', () => {
  it('decides as the attack did', () => {
    fc.assert(
      fc.property(scores, fc.double({ min: -3, max: 3, noNaN: true }), (values, cut) => {
        const decisions = decide(values, cut);
        const own = ownThreshold({ scores: Float64Array.from(values), decisions });
        if (own === null) expect(decisions.includes(0)).toBe(false);
        else expect(decide(values, own)).toEqual(decisions);
      }),
    );
  });

  it('is one half wherever that decides alike: a probability’s', () => {
    const of = (values: number[], decisions: number[]) =>
      ownThreshold({ scores: Float64Array.from(values), decisions: Uint8Array.from(decisions) });
    expect(of([0.2, 0.5, 0.9], [0, 0, 1])).toBe(0.5);
    expect(of([0.2, 0.6, 0.9], [0, 0, 1])).toBeCloseTo(0.75, 12);
  });

  it('is none for decisions that no single threshold makes', () => {
    const of = (values: number[], decisions: number[]) =>
      ownThreshold({ scores: Float64Array.from(values), decisions: Uint8Array.from(decisions) });
    expect(of([1, 2, 3], [1, 0, 1])).toBeNull();
    expect(of([2, 2, 3], [1, 0, 1])).toBeNull();
  });
});

describe('oracleThreshold', () => {
  it('is not beaten by any other threshold', () => {
    const score = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(fc.array(score, { minLength: 10, maxLength: 10 }), score, (values, other) => {
        const attack = decidedAttack('loss', values);
        const members = values.map((_, i) => Number(i < 5));
        const at = (threshold: number) => balancedAccuracy(decide(values, threshold), members).value;
        const oracle = oracleThreshold(attack);
        expect(at(oracle)).toBeGreaterThanOrEqual(at(other + 0.5) - 1e-12);
      }),
    );
  });
});
