import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from './attackInputs.ts';
import { labelAnswers } from './labelAnswers.ts';
import { posteriors } from './posteriors.ts';

const logit = fc.double({ min: -8, max: 8, noNaN: true });
const rows = fc.array(fc.tuple(logit, logit, logit), { minLength: 1, maxLength: 6 });
const phiOf = (
  kind: Answers['kind'],
  values: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
) => [...labelAnswers({ kind, values }, labels, classes, 'target').phi];

describe('the scaled confidence', () => {
  it('is the same from logits as from posteriors that have not saturated', () => {
    fc.assert(
      fc.property(rows, (chosen) => {
        const logits = chosen.flat();
        const labels = chosen.map((_, i) => i % 3);
        const fromLogits = phiOf('logits', logits, labels, 3);
        phiOf('posteriors', posteriors(logits, 3), labels, 3).forEach((phi, i) => {
          expect(fromLogits[i]).toBeCloseTo(phi, 6);
        });
      }),
    );
  });

  it('of logits is their difference for two classes, however far posteriors have rounded to 1', () => {
    for (const margin of [0.5, 60, 700, 1e5, 3e38, 1e150]) {
      const [right, wrong] = phiOf('logits', [margin, 0, margin, 0], [0, 1], 2);
      expect(right! / margin - 1).toBeCloseTo(0, 12);
      expect(wrong! / margin + 1).toBeCloseTo(0, 12);
    }
    expect(phiOf('logits', [1e308, -1e308, -1e308, 1e308], [0, 0], 2)).toEqual([1e150, -1e150]);
    expect(phiOf('logits', [60, 0, 0, 0], [0], 4)[0]).toBeCloseTo(60 - Math.log(3), 12);
    expect(phiOf('posteriors', posteriors([60, 0], 2), [0], 2)[0]).toBeCloseTo(60, 12);
  });

  it('of posteriors ends at the logarithm of 1e-45', () => {
    const [sure, wrong] = phiOf('posteriors', [1, 0, 0, 0, 1, 0], [0, 0], 3);
    expect([sure, wrong]).toEqual([-Math.log(1e-45), Math.log(1e-45)]);
  });

  it('reads the labels again for every shadow', () => {
    const once = phiOf('posteriors', [0.9, 0.1, 0.2, 0.8], [0, 1], 2);
    const twice = phiOf('posteriors', [0.9, 0.1, 0.2, 0.8, 0.9, 0.1, 0.2, 0.8], [0, 1], 2);
    expect(twice).toEqual([...once, ...once]);
  });

  it.each<[Answers['kind'], number[], string]>([
    ['posteriors', [0.5, 0.5, -0.5, 1.5], 'target.posteriors, row 1: phi: NaN'],
    ['logits', [0, 0, Number.NaN, 1], 'target.logits, row 1: phi: NaN'],
    ['logits', [0, 0, 1, Number.POSITIVE_INFINITY], 'target.logits, row 1: phi: NaN'],
  ])('refuses %s that it cannot read', (kind, values, message) => {
    expect(() => phiOf(kind, values, [0, 0], 2)).toThrow(message);
  });
});
