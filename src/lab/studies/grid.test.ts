import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/experiment.ts';
import { gridExperiments, shardOf } from './grid.ts';

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
    [null, 'null is refused; allowed: an object'],
    [{ bases: {} }, 'bases is refused; allowed: base, vary; did you mean base?'],
    [JSON.parse('{"__proto__": {"base": {}}}'), '__proto__ is refused; allowed: base, vary'],
    [{ base: 3 }, 'base: 3 is refused; allowed: an object of paths'],
    [{ vary: null }, 'vary: null is refused; allowed: an object of paths'],
    [{ vary: { seed: 3 } }, 'vary.seed: 3 is refused; allowed: a list'],
    [{ vary: { seed: [] } }, 'vary.seed: [] is refused; allowed: a list of at least one value'],
    [
      { vary: { seed: [1, 'x'] } },
      'seed: x is refused; allowed: a whole number from 0 to 2147483647; it is value 2 of vary.seed',
    ],
    [{ vary: { seed: [1, -1] } }, 'seed: -1 is refused'],
    [{ vary: { seed: [Number.NaN] } }, 'seed: NaN is refused'],
    [{ vary: { seed: [1, Number.POSITIVE_INFINITY] } }, 'seed: Infinity is refused'],
    [{ vary: { seed: [[1, Number.NaN]] } }, 'seed: [1,"NaN"] is refused'],
    [
      { vary: { 'target.epochs': [1, 1e9] } },
      'target.epochs: 1000000000 is refused; allowed: a whole number',
    ],
    [{ base: { tau: 1 } }, 'tau: 1 is refused; allowed: one of'],
    [{ base: { seed: [1, 2] } }, 'base.seed: [1,2] is refused; allowed: one value; lists of values belong'],
    [JSON.parse('{"base": {"__proto__": 1}}'), '__proto__: 1 is refused; allowed: one of'],
    [JSON.parse('{"vary": {"constructor": [1]}}'), 'constructor: [1] is refused; allowed: one of'],
    [
      { base: { target: { epochs: 3 } } },
      'base.target: {"epochs":3} is refused; allowed: one value; a setting is named by its whole path, "target.epochs": 3',
    ],
    [
      { vary: { target: { epochs: [3, 4] } } },
      'vary.target: {"epochs":[3,4]} is refused; allowed: a list of at least one value; a setting is named by its whole path, "target.epochs": [3,4]',
    ],
    [
      { vary: { seed: [1, 2, 1] } },
      'vary.seed: 1 is refused, as it stands there twice; allowed: each value once',
    ],
    [{ vary: { seed: [1, ' 1.0'] } }, 'vary.seed: " 1.0" is refused, as it is the same as 1; allowed'],
    [
      { vary: { 'shadow.dropoutRate': [0.1, '-0', 0] } },
      'vary.shadow.dropoutRate: 0 is refused, as it is the same',
    ],
    [
      { vary: { 'views.firstRate': [null, 'shadow'] } },
      'vary.views.firstRate: "shadow" is refused, as it is the',
    ],
    [
      { vary: { attacks: ['clmia,loss', ['loss', 'clmia']] } },
      'vary.attacks: ["loss","clmia"] is refused, as',
    ],
    [
      { vary: { attacks: 'clmia,loss' } },
      'vary.attacks: clmia,loss is refused; allowed: a list of at least one',
    ],
    [
      { vary: { attacks: ['clmia', 'loss'] } },
      /attacks: loss is refused; allowed: a comma-separated .*; it is value 2 of vary.attacks, where each value is a whole list/,
    ],
    [{ vary: { attacks: [['clmia', 'los']] } }, 'attacks: ["clmia","los"] is refused; allowed'],
    [
      { vary: { 'head.labelFraction': [0.1], 'head.labelFraction.members': [0.2] } },
      'vary.head.labelFraction.members: [0.2] is refused, as vary.head.labelFraction sets head.labelFraction.members, too; allowed: each setting once',
    ],
    [
      { base: { 'head.labelFraction': 0.1, head: 0.2 } },
      'base.head: 0.2 is refused, as base.head.labelFraction sets',
    ],
    [
      { vary: { seed: Array.from({ length: 1001 }, (_, i) => i), 'target.epochs': Array(1000).fill(1) } },
      'vary: 1,001,000 experiments (values: seed 1,001, target.epochs 1,000) are refused; allowed: at most 10,000',
    ],
  ])('refuses %j by name', (grid, message) => {
    expect(() => gridExperiments(grid)).toThrow(message);
  });

  it('names the number of points exactly, before any is made', () => {
    const values = Array.from({ length: 1000 }, (_, i) => i + 1);
    const paths = [
      'seed',
      'target.epochs',
      'shadow.dropoutRate',
      'views.count',
      'head.steps',
      'features',
      'head.batchSize',
    ];
    const vary = Object.fromEntries(paths.map((path) => [path, values]));
    expect(() => gridExperiments({ vary })).toThrow('vary: 1,000,000,000,000,000,000,000 experiments');
  });

  it('takes attacks in every form', () => {
    for (const attacks of ['clmia,loss', 'loss,clmia', ['clmia', 'loss']]) {
      expect(gridExperiments({ base: { attacks } })[0]!.attacks).toEqual(['clmia', 'loss']);
      expect(gridExperiments({ vary: { attacks: [attacks, 'clmia'] } }).map((one) => one.attacks)).toEqual([
        ['clmia', 'loss'],
        ['clmia'],
      ]);
    }
  });

  it('lets a list stand for what the base says of the same path', () => {
    const points = gridExperiments({ base: { seed: 1 }, vary: { seed: [2, 3] } });
    expect(points.map(({ seed }) => seed)).toEqual([2, 3]);
  });
});

describe('shardOf', () => {
  it('deals every point to exactly one of N machines', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (points, count) => {
        const shards = Array.from({ length: count }, (_, i) => shardOf(points, i + 1, count));
        expect(shards.flat()).toEqual(points);
        const sizes = shards.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
