import { describe, expect, it } from 'vitest';
import { studentQuantile } from '../evaluation/meanInterval.ts';
import { normal } from '../evaluation/simulation/scoreModels.ts';
import { randomStream } from '../random.ts';
import { tinyExperiment } from '../testing/tinyExperiment.ts';
import { FEWEST_SEEDS, meanOverSeeds, overSeeds, settingsOf } from './overSeeds.ts';

const operatingPoint = { fpr: 0.01, reachedFpr: 0.01, falsePositives: 1, nonMembers: 100, resolved: true };
const known = (value: number, reach = 0) => ({ value, low: value - reach, high: value + reach });

describe('studentQuantile', () => {
  /** scipy 1.17.1: stats.t.ppf(.975, df). */
  it.each([
    [4, 2.7764451051977987],
    [9, 2.2621571627409915],
    [100, 1.983971518449634],
  ])('of %i degrees of freedom', (degrees, quantile) => {
    expect(studentQuantile(degrees)).toBeCloseTo(quantile, 9);
  });
});

describe('meanOverSeeds', () => {
  it('is by t, not z', () => {
    const values = [0.5, 0.6, 0.7, 0.6, 0.6];
    const { value, low, high } = meanOverSeeds(values.map((one) => known(one)));
    const error = Math.sqrt(0.02 / 4) / Math.sqrt(5);
    expect(value).toBeCloseTo(0.6, 12);
    expect(low).toBeCloseTo(0.6 - 2.7764451051977987 * error, 9);
    expect(high).toBeCloseTo(0.6 + 2.7764451051977987 * error, 9);
  });

  it('has no interval of fewer than five seeds', () => {
    const four = [0.5, 0.6, 0.7, 0.6].map((one) => known(one));
    expect(meanOverSeeds(four)).toEqual({ value: 0.6, low: null, high: null });
  });

  it('claims no certainty where all seeds agree', () => {
    const all = Array.from({ length: FEWEST_SEEDS }, () => ({ value: 1, low: 0.9, high: 1 }));
    const { value, low, high } = meanOverSeeds(all);
    expect([value, high]).toEqual([1, 1]);
    expect(low).toBeCloseTo(1 - 0.1 / Math.sqrt(5), 12);
  });

  it('holds the truth about 95 times in 100', () => {
    const random = randomStream(1, 'seeds');
    const runs = 2000;
    let held = 0;
    for (let i = 0; i < runs; i++) {
      const drawn = Array.from({ length: 5 }, () => known(0.6 + 0.03 * normal(random)));
      const { low, high } = meanOverSeeds(drawn);
      if (low! <= 0.6 && 0.6 <= high!) held += 1;
    }
    expect(Math.abs(held / runs - 0.95)).toBeLessThan(0.02);
  });
});

describe('overSeeds', () => {
  const figures = (value: number) => ({
    auc: known(value),
    balancedAccuracy: known(value / 2),
    tprAtFpr: [{ ...operatingPoint, tpr: value / 4, tprInterval: { low: 0, high: 1 } }],
  });
  const point = (seed: number, temperature: number, value: number) => ({
    experiment: tinyExperiment({ seed, 'contrastive.temperature': temperature }),
    attacks: [
      { name: 'clmia' as const, ...figures(value), clmiaMinus: null },
      {
        name: 'loss' as const,
        ...figures(value - 0.1),
        clmiaMinus: { auc: known(0.1), balancedAccuracy: known(value - 0.6, 0.2) },
      },
    ],
  });

  const mean = (value: number) => ({ value: expect.closeTo(value, 12), low: null, high: null });

  it('takes together what differs in the seed alone', () => {
    const points = [point(1, 0.1, 0.6), point(2, 0.1, 0.8), point(1, 0.5, 0.9), point(1, 0.1, 0.6)];
    const [both, ...others] = overSeeds(points);
    expect(others).toEqual([]);
    expect(both).toMatchObject({ seeds: [1, 2], points: points.slice(0, 2) });
    expect(both!.attacks).toEqual([
      {
        name: 'clmia',
        auc: mean(0.7),
        balancedAccuracy: mean(0.35),
        tprAtFpr: [{ fpr: 0.01, tpr: mean(0.175) }],
        clmiaMinus: null,
      },
      {
        name: 'loss',
        auc: mean(0.6),
        balancedAccuracy: mean(0.3),
        tprAtFpr: [{ fpr: 0.01, tpr: mean(0.15) }],
        clmiaMinus: { auc: mean(0.1), balancedAccuracy: mean(0.1) },
      },
    ]);
  });

  it('gives the difference to CLMIA an interval that may lie below 0', () => {
    const points = [0.5, 0.6, 0.5, 0.6, 0.55].map((value, seed) => point(seed, 0.1, value));
    const [{ attacks } = { attacks: [] }] = overSeeds(points);
    const { value, low, high } = attacks[1]!.clmiaMinus!.balancedAccuracy;
    expect(value).toBeCloseTo(-0.05, 12);
    expect(low).toBeCloseTo(-0.05 - 0.2 / Math.sqrt(5), 12);
    expect(high).toBeCloseTo(-0.05 + 0.2 / Math.sqrt(5), 12);
  });

  it('has nothing to say of one seed', () => {
    const points = [point(1, 0.1, 0.6), point(1, 0.5, 0.9)];
    expect(overSeeds(points)).toEqual([]);
    expect(settingsOf(points).map(({ seeds, points: own }) => [seeds, own])).toEqual(
      points.map((one) => [[1], [one]]),
    );
  });
});
