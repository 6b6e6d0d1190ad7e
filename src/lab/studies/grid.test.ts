import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/experiment.ts';
import { gridExperiments, MOST_POINTS, shardOf } from './grid.ts';

describe('gridExperiments', () => {
  it('is the product of all lists over the base, the last changing fastest', () => {
    const points = gridExperiments({
      base: { 'target.epochs': 3, 'head.labelFraction': 0.05 },
      vary: { seed: [1, 2], 'contrastive.temperature': [0.05, 0.1, 0.5] },
    });
    expect(points.map(({ seed, contrastive }) => [seed, contrastive.temperature])).toEqual([
      [1, 0.05],
      [1, 0.1],
      [1, 0.5],
      [2, 0.05],
      [2, 0.1],
      [2, 0.5],
    ]);
    for (const { target, head } of points) {
      expect([target.epochs, head.labelFraction]).toEqual([3, { members: 0.05, nonMembers: 0.05 }]);
    }
  });

  it('is one experiment where nothing varies', () => {
    expect(gridExperiments({})).toEqual([DEFAULT_EXPERIMENT]);
  });

  it.each([
    [[], '[] is refused; allowed: an object'],
    [{ bases: {} }, 'bases is refused; allowed: base, vary'],
    [{ base: 3 }, 'base: 3 is refused'],
    [{ vary: { seed: 3 } }, 'vary.seed: 3 is refused; allowed: a list'],
    [{ vary: { seed: [] } }, 'vary.seed: [] is refused; allowed: a list'],
    [{ vary: { seed: [1, 'x'] } }, 'seed: x is refused; allowed: a whole number'],
    [{ base: { tau: 1 } }, 'tau: 1 is refused; allowed: one of'],
    [{ vary: { seed: Array(101).fill(1), 'views.count': Array(100).fill(2) } }, `at most ${MOST_POINTS}`],
  ])('refuses %j by name', (grid, message) => {
    expect(() => gridExperiments(grid)).toThrow(message);
  });
});

describe('shardOf', () => {
  it('deals every point to exactly one of N machines', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (points, count) => {
        const shards = Array.from({ length: count }, (_, i) => shardOf(points, i + 1, count));
        expect(shards.flat().sort()).toEqual([...points].sort());
        const sizes = shards.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
