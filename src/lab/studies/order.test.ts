import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageKeys } from '../pipeline/stageKey.ts';
import type { StageName } from '../stages/catalogue.ts';
import { tinyExperiment } from '../testing/tinyExperiment.ts';
import { gridExperiments } from './grid.ts';
import { inSharingOrder, targetsFirst } from './order.ts';

/** How often a stage would be computed by one that remembers only the outcome before. */
function computations(points: readonly ReturnType<typeof tinyExperiment>[], name: StageName): number {
  const keys = points.map((point) => stageKeys(point, '')[name]);
  return keys.filter((key, i) => key !== keys[i - 1]).length;
}

describe('inSharingOrder', () => {
  it('trains every target and shadow of a temperature sweep once, whichever list comes first', () => {
    const temperatures = [0.02, 0.05, 0.1];
    const grids = [
      { vary: { seed: [1, 2, 3, 4], 'contrastive.temperature': temperatures } },
      { vary: { 'contrastive.temperature': temperatures, seed: [1, 2, 3, 4] } },
    ];
    for (const grid of grids) {
      const points = inSharingOrder(gridExperiments(grid));
      for (const name of ['split', 'target', 'shadow', 'views'] as const)
        expect(computations(points, name), name).toBe(4);
    }
  });

  it('keeps every point, and the order of those that share nothing', () => {
    const value = fc.record({
      seed: fc.integer({ min: 1, max: 3 }),
      'target.epochs': fc.integer({ min: 1, max: 3 }),
      'shadow.dropoutRate': fc.constantFrom(0.1, 0.2),
      'contrastive.temperature': fc.constantFrom(0.05, 0.5),
    });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), (values) => {
        const points = values.map((one) => tinyExperiment(one));
        const ordered = inSharingOrder(points);
        expect(ordered).toHaveLength(points.length);
        expect(new Set(ordered)).toEqual(new Set(points));
        const distinct = (name: StageName) => new Set(points.map((one) => stageKeys(one, '')[name])).size;
        for (const name of ['split', 'target'] as const)
          expect(computations(ordered, name)).toBe(distinct(name));
        expect(inSharingOrder(ordered)).toEqual(ordered);
      }),
    );
    const apart = [3, 1, 2].map((seed) => tinyExperiment({ seed }));
    expect(inSharingOrder(apart)).toEqual(apart);
  });
});

describe('targetsFirst', () => {
  it('has one point of each target before all others, which keep their order', () => {
    const points = inSharingOrder(
      gridExperiments({ vary: { seed: [1, 2, 3], 'contrastive.temperature': [0.05, 0.1, 0.5] } }),
    );
    const told = targetsFirst(points).map(({ seed, contrastive }) => [seed, contrastive.temperature]);
    expect(told).toEqual([
      ...[1, 2, 3].map((seed) => [seed, 0.05]),
      ...[1, 2, 3].flatMap((seed) => [0.1, 0.5].map((temperature) => [seed, temperature])),
    ]);
  });
});
