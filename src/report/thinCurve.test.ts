import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rocCurve } from '../lab/evaluation/roc.ts';
import { randomStream } from '../lab/random.ts';
import { thinCurve } from './thinCurve.ts';

function curve(seed: number, count: number, signal: number) {
  const random = randomStream(seed, 'thin');
  const members = Uint8Array.from({ length: count }, (_, i) => i % 2);
  return rocCurve(
    Float64Array.from(members, (member) => random.float() ** 3 + signal * member),
    members,
  );
}

/** The highest rate reached up to a false-positive rate. */
const reached = (fpr: ArrayLike<number>, tpr: ArrayLike<number>, at: number) => {
  let best = 0;
  for (let i = 0; i < fpr.length && fpr[i]! <= at + 1e-15; i++) best = Math.max(best, tpr[i]!);
  return best;
};

describe('thinCurve', () => {
  it('keeps points of the curve only, both ends, and what an eye can tell apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 4, max: 4000 }), (seed, count) => {
        const full = curve(seed, count, 0.3);
        const thin = thinCurve(full);
        const points = new Set(
          Array.from(full.fpr, (fpr, i) => `${fpr} ${full.tpr[i]} ${full.thresholds[i]}`),
        );
        const kept = thin.fpr.map((fpr, i) => `${fpr} ${thin.tpr[i]} ${thin.thresholds[i]}`);
        expect(kept.every((point) => points.has(point))).toBe(true);
        expect([thin.fpr[0], thin.tpr[0], thin.fpr.at(-1), thin.tpr.at(-1)]).toEqual([0, 0, 1, 1]);
        for (const at of [0, 0.001, 0.01, 0.1, 0.5])
          expect(Math.abs(reached(thin.fpr, thin.tpr, at) - reached(full.fpr, full.tpr, at))).toBeLessThan(
            0.01,
          );
      }),
      { numRuns: 30 },
    );
  });

  it('makes a curve of two hundred thousand points small', () => {
    const full = curve(1, 200_000, 0.05);
    expect(full.fpr.length).toBeGreaterThan(100_000);
    expect(thinCurve(full).fpr.length).toBeLessThan(2500);
  });
});
