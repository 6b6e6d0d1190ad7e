import { describe, expect, it } from 'vitest';
import type { StudyPoint } from '../../lab/studies/point.ts';
import { tinyExperiment } from '../../lab/testing/tinyExperiment.ts';
import { seedsOf, sweepText } from './sweepText.ts';

const point = (seed: number, value: number) =>
  ({
    experiment: tinyExperiment({ seed }),
    attacks: [
      {
        name: 'clmia',
        auc: { value, low: value - 0.1, high: value + 0.1 },
        balancedAccuracy: { value: value - 0.05, low: value - 0.1, high: value },
        tprAtFpr: [],
        clmiaMinus: null,
      },
    ],
    information: { pair: { bits: 0.2 } },
  }) as unknown as StudyPoint;

function textOf(values: readonly number[]): string {
  const points = values.map((value, seed) => point(seed, value));
  return sweepText({
    points,
    overSeeds: seedsOf(points),
    timing: { totalSeconds: 3, stages: [] },
  });
}

describe('sweepText', () => {
  it('says of every point its figures with their intervals', () => {
    expect(textOf([0.7])).toContain(
      'CLMIA 65.0 [60.0, 70.0] %, AUC 0.700 [0.600, 0.800], views tell 0.200 bits',
    );
    expect(textOf([0.7])).not.toContain('mean over');
  });

  it('gives the mean over five seeds by t', () => {
    expect(textOf([0.6, 0.6, 0.6, 0.6, 0.85])).toMatch(
      /mean over 5 seeds: CLMIA 60\.0 \[46\.1, 73\.9\] %, AUC 0\.650 \[0\.511, 0\.789\]/,
    );
  });

  it('says that fewer seeds have no interval', () => {
    expect(textOf([0.6, 0.8])).toMatch(
      /mean over 2 seeds: CLMIA 65\.0 %, AUC 0\.700, without intervals: they take at least 5 seeds/,
    );
  });
});
