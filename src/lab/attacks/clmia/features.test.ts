import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCHEMA } from '../../experiment/schema.ts';
import { logPosteriors, posteriors } from '../posteriors.ts';
import { featureCount, featureRows } from './features.ts';

const CLASSES = 4;
const anyLogits = fc
  .array(
    fc.array(fc.double({ min: -200, max: 200, noNaN: true }), { minLength: CLASSES, maxLength: CLASSES }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((rows) => Float32Array.from(rows.flat()));

describe('posteriors', () => {
  it('sum to 1 and are the exponentials of the log-posteriors', () => {
    fc.assert(
      fc.property(anyLogits, (logits) => {
        const p = posteriors(logits, CLASSES);
        const logs = logPosteriors(logits, CLASSES);
        for (let row = 0; row < logits.length; row += CLASSES) {
          expect(p.slice(row, row + CLASSES).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        }
        logs.forEach((log, i) => {
          expect(log).toBeLessThanOrEqual(1e-12);
          expect(p[i]).toBe(Math.exp(log));
        });
      }),
    );
  });

  it('are softmax, and finite for logits that no exponential holds', () => {
    const p = posteriors([0, Math.log(3)], 2);
    expect(p[0]).toBeCloseTo(0.25, 12);
    expect(p[1]).toBeCloseTo(0.75, 12);
    expect([...logPosteriors([1e4, 0, -1e4], 3)]).toEqual([0, -1e4, -2e4]);
  });
});

describe('featureRows', () => {
  // Posteriors 0.1, 0.6, 0.3 and 0.2, 0.2, 0.6.
  const logits = [0.1, 0.6, 0.3, 0.2, 0.2, 0.6].map((p) => Math.log(p) + 5);
  const rows = (features: (typeof SCHEMA.features.options)[number]) => [
    ...featureRows(features, logits, [2, 0], 3),
  ];
  const close = (values: number[]) => values.map((value) => expect.closeTo(value, 6));
  const log = (...values: number[]) => values.map((p) => Math.log(p) / 4);

  it('gives posteriors as they are, sorted, as logs, and with the log of the true label', () => {
    expect(rows('posterior')).toEqual(close([0.1, 0.6, 0.3, 0.2, 0.2, 0.6]));
    expect(rows('sorted')).toEqual(close([0.6, 0.3, 0.1, 0.6, 0.2, 0.2]));
    expect(rows('log-sorted')).toEqual(close([...log(0.6, 0.3, 0.1), ...log(0.6, 0.2, 0.2)]));
    expect(rows('log-sorted+label')).toEqual(close([...log(0.6, 0.3, 0.1, 0.3), ...log(0.6, 0.2, 0.2, 0.2)]));
  });

  it('clamps logs at -12, a quarter of which is -3', () => {
    expect([
      ...featureRows('log-sorted+label', [0, -100, -11], [1], 3).map(
        (value) => Math.round(1e4 * value) / 1e4,
      ),
    ]).toEqual([-0, -2.75, -3, -3]);
  });

  it('reads the label in one choice alone', () => {
    for (const features of SCHEMA.features.options) {
      const [one, other] = [
        [2, 0],
        [1, 2],
      ].map((labels) => featureRows(features, logits, labels, 3));
      expect(JSON.stringify(one) === JSON.stringify(other), features).toBe(features !== 'log-sorted+label');
      expect(featureCount(features, 3)).toBe(features === 'log-sorted+label' ? 4 : 3);
    }
  });

  it('stays within its range, sorted descending, whatever the logits', () => {
    fc.assert(
      fc.property(
        anyLogits,
        fc.constantFrom(...SCHEMA.features.options),
        fc.nat({ max: CLASSES - 1 }),
        (given, features, label) => {
          const count = given.length / CLASSES;
          const width = featureCount(features, CLASSES);
          const made = featureRows(features, given, new Uint8Array(count).fill(label), CLASSES);
          expect(made).toHaveLength(count * width);
          const [low, high] = features.startsWith('log') ? [-3, 1e-6] : [0, 1 + 1e-6];
          expect(made.every((value) => value >= low && value <= high)).toBe(true);
          if (features === 'posterior') return;
          for (let row = 0; row < made.length; row += width) {
            const values = made.slice(row, row + CLASSES);
            expect(values).toEqual(values.slice().sort().reverse());
          }
        },
      ),
    );
  });
});
