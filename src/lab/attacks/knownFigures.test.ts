/** Figures that other programs' tests and the papers' formulas give. */
import { describe, expect, it } from 'vitest';
import { logNormalDensity } from '../evaluation/normal.ts';
import { areaUnderRoc, rocCurve } from '../evaluation/roc.ts';
import { shadowSpread } from './lira/spread.ts';
import { scores as lossScores } from './loss/scores.ts';

describe('the loss attack', () => {
  it("has TensorFlow Privacy's 5/6 as its area", () => {
    const losses = [0.1, 0.2, 1.3, 0.4, 0.5, 0.6, 1.1, 1.2, 1.3, 0.4, 1.5, 1.6];
    const members = losses.map((_, i) => (i < 6 ? 1 : 0));
    const posteriors = losses.flatMap((loss) => [Math.exp(-loss), 1 - Math.exp(-loss)]);
    // The logit of a loss: both ties of the twelve remain ties.
    const logits = losses.flatMap((loss) => [-Math.log(Math.expm1(loss)), 0]);
    for (const [kind, values] of [
      ['posteriors', posteriors],
      ['logits', logits],
    ] as const) {
      const scores = lossScores({ kind, values, labels: losses.map(() => 0), classes: 2 });
      expect(areaUnderRoc(rocCurve(scores, members))).toBe(5 / 6);
      losses.forEach((loss, i) => {
        expect(scores[i]).toBeCloseTo(-loss, 14);
      });
    }
  });

  it('of logits 1, 2, -3 is .31817543, as p is .72747516', () => {
    const [score] = lossScores({ kind: 'logits', values: [1, 2, -3], labels: [1], classes: 3 });
    expect(score).toBeCloseTo(-0.31817543, 8);
    expect(Math.exp(score!)).toBeCloseTo(0.72747516, 8);
  });
});

describe("LiRA's IN part", () => {
  /** IN sets {-1, 1}, {0, 2} and {0, 20}, with a spread of their own: the mean squared deviation from the median, by n and not n - 1. */
  it('is 1.41893853, 1.41893853 and 3.72152363 below 0 for targets 1, 0 and 0', () => {
    const shadows = {
      phi: Float64Array.of(-1, 0, 0, 1, 2, 20),
      p: null,
      members: Array(6).fill(1),
      models: 2,
    };
    const { medians, variances } = shadowSpread(shadows, 3, 'in', 'per-example');
    expect([[...medians], [...variances]]).toEqual([
      [0, 1, 10],
      [1, 1, 100],
    ]);
    const found = [1, 0, 0].map((phi, i) => -logNormalDensity(phi, medians[i]!, variances[i]!));
    expect(found).toEqual([1.41893853, 1.41893853, 3.72152363].map((part) => expect.closeTo(part, 8)));
  });
});
