import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { calibration } from './calibration.ts';

describe('calibration', () => {
  it('counts each bin, its mean probability and its members', () => {
    const { bins, expectedError, brier } = calibration([0, 0.2, 0.5, 0.75, 1], [0, 1, 1, 0, 1], 2);
    expect(bins.map(({ low, high, count }) => [low, high, count])).toEqual([
      [0, 0.5, 2],
      [0.5, 1, 3],
    ]);
    expect(bins.map(({ confidence }) => confidence)).toEqual([0.1, 0.75]);
    expect(bins.map(({ members }) => members!.value)).toEqual([0.5, 2 / 3]);
    expect(bins[0]!.members!.low).toBeLessThan(0.5);
    expect(expectedError).toBeCloseTo((2 * 0.4 + 3 * (0.75 - 2 / 3)) / 5, 14);
    expect(brier).toBeCloseTo((0 + 0.64 + 0.25 + 0.5625 + 0) / 5, 14);
  });

  it('leaves an empty bin without figures', () => {
    const { bins } = calibration([0, 1], [0, 1], 3);
    expect(bins[1]).toMatchObject({ count: 0, confidence: null, members: null });
  });

  it('is near 0 for probabilities that are true, and names the distance of those that are not', () => {
    const random = randomStream(8, 'calibration');
    const truth = Array.from({ length: 20_000 }, () => random.float());
    const members = truth.map((p) => (random.float() < p ? 1 : 0));
    expect(calibration(truth, members).expectedError).toBeLessThan(0.015);
    const shifted = truth.map((p) => Math.min(1, p + 0.3));
    expect(calibration(shifted, members).expectedError).toBeGreaterThan(0.2);
  });

  it('puts every example in the bin that holds it, and its error from 0 to 1', () => {
    const example = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1));
    fc.assert(
      fc.property(
        fc.array(example, { minLength: 2 }),
        fc.integer({ min: 1, max: 30 }),
        (examples, number) => {
          const members = examples.map(([, member]) => member);
          fc.pre(members.includes(0) && members.includes(1));
          const result = calibration(
            examples.map(([p]) => p),
            members,
            number,
          );
          expect(result.bins.reduce((sum, { count }) => sum + count, 0)).toBe(examples.length);
          for (const { low, high, confidence } of result.bins) {
            if (confidence === null) continue;
            expect(confidence >= low - 1e-12 && confidence <= high + 1e-12).toBe(true);
          }
          expect(result.expectedError >= 0 && result.expectedError <= 1).toBe(true);
        },
      ),
    );
  });

  it('refuses what is no probability', () => {
    expect(() => calibration([0.5, 1.5], [0, 1])).toThrow('probabilities[1]: 1.5');
    expect(() => calibration([0.5, Number.NaN], [0, 1])).toThrow('NaN');
  });
});
