import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posteriors } from '../posteriors.ts';
import { scaledConfidences, scaledConfidencesOfLogits } from './scaledConfidence.ts';

const logit = fc.double({ min: -8, max: 8, noNaN: true });
const rows = fc.array(fc.tuple(logit, logit, logit), { minLength: 1, maxLength: 6 });

describe('scaled confidence', () => {
  it('is the same from logits as from posteriors that have not saturated', () => {
    fc.assert(
      fc.property(rows, (chosen) => {
        const logits = chosen.flat();
        const labels = chosen.map((_, i) => i % 3);
        const fromLogits = scaledConfidencesOfLogits(logits, labels, 3);
        scaledConfidences(posteriors(logits, 3), labels, 3).forEach((phi, i) => {
          expect(fromLogits[i]).toBeCloseTo(phi, 6);
        });
      }),
    );
  });

  it('is the logit of two classes, far beyond where posteriors round to 1', () => {
    expect(scaledConfidencesOfLogits([60, 0], [0], 2)[0]).toBeCloseTo(60, 12);
    expect(scaledConfidences(posteriors([60, 0], 2), [0], 2)[0]).toBeCloseTo(60, 12);
    expect(scaledConfidencesOfLogits([60, 0, 0, 0], [0], 4)[0]).toBeCloseTo(60 - Math.log(3), 12);
    expect(scaledConfidencesOfLogits([-1e5, 1e5], [0], 2)[0]).toBeCloseTo(Math.log(1e-45), 9);
  });

  it('ends at the logarithm of 1e-45', () => {
    const [sure, wrong] = scaledConfidences([1, 0, 0, 0, 1, 0], [0, 0], 3);
    expect([sure, wrong]).toEqual([-Math.log(1e-45), Math.log(1e-45)]);
  });

  it('reads the labels again for every shadow', () => {
    const once = scaledConfidences([0.9, 0.1, 0.2, 0.8], [0, 1], 2);
    const twice = scaledConfidences([0.9, 0.1, 0.2, 0.8, 0.9, 0.1, 0.2, 0.8], [0, 1], 2);
    expect([...twice]).toEqual([...once, ...once]);
  });

  it.each([
    [scaledConfidences, [0.5, 0.5, -0.5, 1.5], 'posteriors, row 1: phi: NaN'],
    [scaledConfidencesOfLogits, [0, 0, Number.NaN, 1], 'logits, row 1: phi: NaN'],
    [scaledConfidencesOfLogits, [0, 0, 1, Number.POSITIVE_INFINITY], 'logits, row 1: phi: NaN'],
  ])('%# refuses what it cannot read', (phi, values, message) => {
    expect(() => phi(values, [0, 0], 2)).toThrow(message);
  });
});
