import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posteriors } from '../attacks/posteriors.ts';
import { CONFIDENCE_BINS, confidenceIn } from './confidence.ts';

const logitsOf = (...chances: number[][]) => chances.flat().map(Math.log);

describe('confidenceIn', () => {
  it('counts each example where the probability of its own label lies', () => {
    const { counts } = confidenceIn(
      logitsOf([0.01, 0.99], [0.72, 0.28], [0.99, 0.01], [0.48, 0.52]),
      [0, 0, 0, 1],
      2,
    );
    const expected = new Array(CONFIDENCE_BINS).fill(0);
    for (const bin of [0, 14, 19, 10]) expected[bin] += 1;
    expect(counts).toEqual(expected);
  });

  it('keeps certainty in the last bin, impossibility in the first, and no number out', () => {
    const { counts, mean } = confidenceIn(
      [1000, -1000, -1000, 1000, Number.NaN, 0, 0, Number.NaN],
      [0, 0, 0, 0],
      2,
    );
    expect([counts[0], counts.at(-1)]).toEqual([1, 1]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(2);
    expect(mean).toBe(0.5);
  });

  it('agrees with the softmax, whatever the logits', () => {
    const row = fc.array(fc.double({ min: -60, max: 60, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(row, fc.nat(2)), { minLength: 1, maxLength: 20 }), (rows) => {
        const logits = rows.flatMap(([values]) => values);
        const labels = rows.map(([, label]) => label);
        const { counts, mean } = confidenceIn(logits, labels, 3);
        expect(counts.reduce((sum, count) => sum + count)).toBe(rows.length);
        const own = posteriors(logits, 3).filter((_, i) => i % 3 === labels[Math.floor(i / 3)]);
        expect(mean).toBeCloseTo(own.reduce((sum, value) => sum + value, 0) / own.length, 9);
        // By less than the last digits that the two ways of summing differ in.
        const below = (edge: number) => own.filter((value) => value < edge).length;
        counts.forEach((_, bin) => {
          const before = counts.slice(0, bin).reduce((sum, count) => sum + count, 0);
          const edge = bin / CONFIDENCE_BINS;
          expect(before).toBeGreaterThanOrEqual(below(edge - 1e-12));
          expect(before).toBeLessThanOrEqual(below(edge + 1e-12));
        });
      }),
    );
  });
});
