import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../lab/evaluation/judge.ts';
import { aucByPairs, decidedAttack } from '../../common/testing/decidedAttack.ts';
import { pairedDifference } from './pairedDifference.ts';

const HALF = 12;
const MEMBERS = Uint8Array.from({ length: 2 * HALF }, (_, i) => (i < HALF ? 1 : 0));
const scores = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 2 * HALF, maxLength: 2 * HALF });

describe('pairedDifference', () => {
  it('is the difference of the two attacks’ figures, within its interval', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const { auc, balancedAccuracy } = pairedDifference(
          decidedAttack('loss', a),
          decidedAttack('shokri', b),
        );
        expect(auc.value).toBeCloseTo(aucByPairs(a, MEMBERS) - aucByPairs(b, MEMBERS), 12);
        const balanced = (of: number[]) =>
          aucByPairs(
            of.map((score) => Number(score > 0)),
            MEMBERS,
          );
        expect(balancedAccuracy.value).toBeCloseTo(balanced(a) - balanced(b), 12);
        expect(auc.low).toBeLessThanOrEqual(auc.high);
      }),
      { numRuns: 20 },
    );
  });

  it('turns its sign with the order of the attacks', () => {
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        const [first, second] = [decidedAttack('loss', a), decidedAttack('shokri', b)];
        const there = pairedDifference(first, second).auc;
        const back = pairedDifference(second, first).auc;
        expect([back.value, back.low, back.high]).toEqual(
          [there.value, there.high, there.low].map((value) => expect.closeTo(-value, 12)),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('says of CLMIA what the report says', () => {
    const spread = (step: number) => Array.from(MEMBERS, (member, i) => ((i * step) % 11) - 5 + 2 * member);
    const attacks = [decidedAttack('clmia', spread(7)), decidedAttack('loss', spread(3))] as const;
    const [, loss] = judge(attacks, MEMBERS);
    const { auc, balancedAccuracy } = pairedDifference(...attacks);
    expect(auc).toEqual(loss!.clmiaMinus!.auc);
    expect(balancedAccuracy).toEqual(loss!.clmiaMinus!.balancedAccuracy);
  });

  it('is 0 between an attack and itself, which does not know that it is the same', () => {
    const attack = decidedAttack(
      'loss',
      Array.from(MEMBERS, (member, i) => member + (i % 3)),
    );
    const { value, low, high } = pairedDifference(attack, attack).auc;
    expect([value, low < 0, high > 0]).toEqual([0, true, true]);
  });
});
