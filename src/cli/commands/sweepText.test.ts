import { describe, expect, it } from 'vitest';
import { ATTACK_NAMES, type AttackName } from '../../lab/attacks/catalogue.ts';
import { gridExperiments } from '../../lab/studies/grid.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import { studyPoint } from '../../lab/testing/studyPoint.ts';
import { seedsOf, sweepText } from './sweepText.ts';

const textOf = (points: readonly StudyPoint[], more: object = {}) =>
  sweepText({ points, overSeeds: seedsOf(points), timing: { totalSeconds: 3, stages: [] }, ...more });

const pointsOf = (vary: object, attacks: readonly AttackName[], base: object = {}) =>
  gridExperiments({ base: { ...base, attacks }, vary }).map((experiment, i) =>
    studyPoint(experiment, 0.6 + i / 100),
  );

describe('sweepText', () => {
  it('has a block for each setting, with every attack over its seeds', () => {
    const points = pointsOf(
      { 'contrastive.temperature': [0.05, 0.5], seed: [1, 2, 3, 4, 5] },
      ['clmia', 'blind', 'loss'],
      {
        'target.epochs': 3,
      },
    );
    expect(textOf(points)).toMatchInlineSnapshot(`
      "every point: target.epochs=3 attacks=clmia,blind,loss
      engine wasm (test)

      contrastive.temperature=0.05
      means over 5 seeds (1, 2, 3, 4, 5), 95 % intervals
      target: train 99.0 %, test 70.0 %; shadow: train 98.0 %, test 71.0 %; views tell 0.200 bits
      attack  bal. accuracy, %   AUC                   TPR, %, at 1 % FPR  CLMIA minus it, pp
      CLMIA   62.0 [59.8, 64.2]  0.620 [0.598, 0.642]  62.0 [59.8, 64.2]
      blind   62.0 [59.8, 64.2]  0.620 [0.598, 0.642]  62.0 [59.8, 64.2]   +2.1 [−12.3, 16.5]
      loss    62.0 [59.8, 64.2]  0.620 [0.598, 0.642]  62.0 [59.8, 64.2]   +2.1 [−12.3, 16.5]

      contrastive.temperature=0.5
      means over 5 seeds (1, 2, 3, 4, 5), 95 % intervals
      target: train 99.0 %, test 70.0 %; shadow: train 98.0 %, test 71.0 %; views tell 0.200 bits
      attack  bal. accuracy, %   AUC                   TPR, %, at 1 % FPR  CLMIA minus it, pp
      CLMIA   67.0 [64.8, 69.2]  0.670 [0.648, 0.692]  67.0 [64.8, 69.2]
      blind   67.0 [64.8, 69.2]  0.670 [0.648, 0.692]  67.0 [64.8, 69.2]   +2.1 [−12.3, 16.5]
      loss    67.0 [64.8, 69.2]  0.670 [0.648, 0.692]  67.0 [64.8, 69.2]   +2.1 [−12.3, 16.5]

      10 points in 3 s"
    `);
  });

  it('gives the mean alone of fewer seeds, and of one the run’s own intervals', () => {
    const few = textOf(pointsOf({ seed: [1, 2] }, ['clmia', 'loss']));
    expect(few).toContain('means over 2 seeds (1, 2), without intervals: they take at least 5 seeds');
    expect(few).toMatch(/^CLMIA +60\.5 +0\.605/m);
    const one = textOf(pointsOf({ seed: [9] }, ['clmia', 'loss']));
    expect(one).toContain('seed 9, 95 % intervals over its examples');
    expect(one).toMatch(/^CLMIA +60\.0 \[/m);
  });

  it('fits a terminal of 100 columns, whatever the figures and the attacks', () => {
    for (const value of [0, 0.5, 1]) {
      const points = gridExperiments({
        base: {
          attacks: ATTACK_NAMES,
          'target.epochs': 3,
          'head.labelFraction': 0.2,
          'views.augmentations': 'crop',
        },
        vary: { seed: Array.from({ length: 40 }, (_, i) => i * 1e7) },
      }).map((experiment) => studyPoint(experiment, value));
      for (const line of textOf(points).split('\n'))
        if (line.includes(' ') && !line.includes('attacks='))
          expect(line.length, line).toBeLessThanOrEqual(100);
    }
  });

  it('tells what was there before, what failed and what ended it', () => {
    const [point] = pointsOf({}, ['clmia']);
    const failed = [{ experiment: point!.experiment, error: 'no run' }];
    const told = textOf([point!], { reused: 1, failed, interrupted: 'SIGTERM' });
    expect(told).toContain('attacks=clmia: failed: no run');
    expect(told).toContain('1 points, 1 of them there before, in 3 s, then ended by SIGTERM');
    expect(textOf([])).toBe('0 points in 3 s');
  });
});
