import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withPairs } from '../experiment/experimentText.ts';
import { bytesText } from '../numbers.ts';
import { tinyExperiment } from '../testing/tinyExperiment.ts';
import { fitOf, requireFit, TooLarge } from './estimate.ts';
import type { DataShape } from './kindsOfWork.ts';
import { type MemoryLimits, memoryNeed, shortageOf, workersThatFit } from './memory.ts';
import { nearestFitting } from './nearest.ts';

const DATA: DataShape = {
  kind: 'pictures',
  height: 32,
  width: 32,
  channels: 3,
  count: 5000,
  classes: 10,
  bytesPerValue: 1,
};
const MB = 2 ** 20;
const SIZES = {
  parameters: 40 * MB,
  training: { fixed: 60 * MB, perRow: 12 * MB },
  plain: { fixed: 60 * MB, perRow: 10 * MB },
  query: { fixed: 10 * MB, perRow: MB },
  largestPerRow: 1.5 * MB,
};
const experiment = tinyExperiment({
  'dataset.membersPerModel': 1000,
  'target.batchSize': 128,
  'target.width': 1,
  'views.count': 8,
  features: 'log-sorted+label',
  'head.labelFraction': 0.1,
});
const crew = (workers: number, thread = 0) => ({ workers, thread });
/** Of one picture as float32. */
const PICTURE = 4 * 32 * 32 * 3;

describe('memoryNeed', () => {
  it('is that of the hungriest stage: here the training', () => {
    const { engine, tensor, machine } = memoryNeed(experiment, DATA, SIZES, crew(2));
    const training = 2500 * PICTURE + 3 * 40 * MB + 60 * MB + 128 * 12 * MB;
    expect(engine).toBeCloseTo(1.2 * training, 0);
    expect(tensor).toBe(250 * 1.5 * MB);
    const values = 5000 * 32 * 32 * 3;
    expect(machine).toBeCloseTo(2 * (1.2 * training + values + 4000 * PICTURE) + values, 0);
  });

  it('is that of the views where few are trained on at once', () => {
    const views = withPairs(experiment, [
      ['target.batchSize', 4],
      ['dataset.membersPerModel', 4000],
    ]).experiment;
    const light = { ...SIZES, parameters: 4 * MB, largestPerRow: 0 };
    const { engine, tensor } = memoryNeed(views, DATA, light, crew(1));
    const logits = 8 * 16000 * 10 * 4;
    expect(engine).toBeCloseTo(1.2 * (16000 * PICTURE + 4 * MB + 10 * MB + 250 * MB + 2 * logits), 0);
    expect(tensor).toBe(16000 * PICTURE);
  });

  it('is that of the encoder where many small views are learnt from: it looks at all examples in the end', () => {
    const rows = { height: 1, width: 20, channels: 1, kind: 'table' } as const;
    const many = withPairs(experiment, [
      ['target.batchSize', 4],
      ['dataset.membersPerModel', 15_000],
      ['views.count', 2],
    ]).experiment;
    const light = {
      ...SIZES,
      parameters: MB,
      training: { fixed: 0, perRow: 0 },
      query: { fixed: 0, perRow: 0 },
    };
    const { engine } = memoryNeed(many, { ...DATA, ...rows }, light, crew(1));
    // [views, 4n, d], eight frames of 2000, and of 2n examples the features and both layers.
    const encoder = 4 * (2 * 60_000 * 11 + 8 * 2000 * 64 + 30_000 * (11 + 128 + 64));
    expect(engine).toBeCloseTo(1.2 * encoder, 0);
  });

  it('counts one moment less for plain descent, and float values as such', () => {
    const sgd = withPairs(experiment, [['target.optimizer', 'sgd']]).experiment;
    const [adam, plain] = [
      memoryNeed(experiment, DATA, SIZES, crew(1)),
      memoryNeed(sgd, DATA, SIZES, crew(1)),
    ];
    expect(adam.engine - plain.engine).toBeCloseTo(1.2 * 40 * MB, 0);
    const floats = memoryNeed(experiment, { ...DATA, bytesPerValue: 4 }, SIZES, crew(1));
    expect(floats.machine - adam.machine).toBe(2 * 3 * 5000 * 32 * 32 * 3);
  });
});

describe('what each training worker costs', () => {
  it('is its thread, its engine at its most, and its copy of the data; those beyond the second make no views', () => {
    const machine = (workers: number) => memoryNeed(experiment, DATA, SIZES, crew(workers, 50 * MB)).machine;
    const values = 5000 * 32 * 32 * 3;
    const plain = 2500 * PICTURE + 3 * 40 * MB + 60 * MB + 128 * 10 * MB;
    const third = machine(3) - machine(2);
    expect(third).toBeCloseTo(50 * MB + plain + values, 0);
    expect(machine(9) - machine(8)).toBeCloseTo(third, 0);
    expect(machine(2) - machine(1)).toBeGreaterThan(third);
  });
});

describe('workersThatFit', () => {
  const needOf = (workers: number) => ({ machine: 10 + 10 * workers });
  it.each([
    ['all where nothing is known', 8, undefined, undefined, 8],
    ['what the free memory holds', 8, 200, 65, 5],
    ['two where that is less', 8, 200, 5, 2],
    ['one where the machine is too small for two', 8, 25, 25, 1],
    ['one where it is too small for any: that is refused elsewhere', 8, 15, 15, 1],
    ['no more than were asked for', 1, 200, 200, 1],
  ] as const)('is %s', (_, most, machine, free, workers) => {
    expect(workersThatFit(needOf, most, machine, free)).toBe(workers);
  });
});

describe('shortageOf', () => {
  const need = { engine: 100, tensor: 50, machine: 200 };
  it('is none where all fits or nothing is known', () => {
    expect(shortageOf(need, {})).toBeNull();
    expect(shortageOf(need, { engine: 100, tensor: 50, machine: 200 })).toBeNull();
  });

  it.each([
    ['tensor', { tensor: 49, engine: 1 }],
    ['engine', { tensor: 50, engine: 99 }],
    ['machine', { machine: 199 }],
  ] as const)('names the %s', (what, limits) => {
    const available = (limits as MemoryLimits)[what];
    expect(shortageOf(need, limits)).toEqual({ what, needed: need[what], available });
  });
});

describe('the nearest setting that fits', () => {
  it('is a smaller batch where activations are what is too large', () => {
    expect(nearestFitting(experiment, DATA, SIZES, { engine: 1200 * MB }, crew(1))).toEqual([
      ['target.batchSize', 64],
    ]);
  });

  it('is fewer members where the pictures are', () => {
    const many = withPairs(experiment, [['dataset.membersPerModel', 15000]]).experiment;
    const small = { ...SIZES, training: { fixed: MB, perRow: 1 }, query: { fixed: MB, perRow: 1 } };
    expect(nearestFitting(many, DATA, small, { engine: 600 * MB }, crew(1))).toEqual([
      ['dataset.membersPerModel', 7500],
    ]);
  });

  it('is a narrower model where the weights are', () => {
    const heavy = { ...SIZES, parameters: 2000 * MB };
    expect(nearestFitting(experiment, DATA, heavy, { tensor: 2047 * MB }, crew(1))).toEqual([
      ['target.width', 0.25],
    ]);
  });

  it('always fits, and changes no more settings than it must', () => {
    const limit = fc.integer({ min: 100, max: 3000 });
    fc.assert(
      fc.property(limit, limit, fc.integer({ min: 1, max: 30 }), (engine, tensor, perRow) => {
        const sizes = { ...SIZES, training: { fixed: 60 * MB, perRow: perRow * MB } };
        const limits = { engine: engine * MB, tensor: tensor * MB };
        const { shortage, nearest } = fitOf(experiment, DATA, sizes, { limits, ...crew(1) });
        if (!shortage) expect(nearest).toEqual([]);
        for (const [path, value] of nearest) {
          const { experiment: changed, problems } = withPairs(experiment, [[path, value]]);
          expect(problems).toEqual([]);
          if (nearest.length > 1 && path !== 'target.width') {
            expect(fitOf(changed, DATA, sizes, { limits, ...crew(1) }).shortage).not.toBeNull();
          }
        }
      }),
    );
  });
});

describe('a run that does not fit', () => {
  it('is refused with what is needed, what there is, and what to set', () => {
    const fit = fitOf(experiment, DATA, SIZES, { limits: { engine: 1200 * MB }, ...crew(1) });
    expect(() => requireFit(fit)).toThrow(TooLarge);
    try {
      requireFit(fit);
    } catch (error) {
      expect((error as TooLarge).message).toBe(
        'This run does not fit. The engine needs about 2.2 GB, and there is room for 1.3 GB.',
      );
      expect((error as TooLarge).hint).toBe('The nearest setting that fits: target.batchSize=64.');
    }
  });

  it('is told to be hopeless where nothing smaller fits', () => {
    const fit = fitOf(experiment, DATA, SIZES, { limits: { engine: 1 }, ...crew(1) });
    expect(fit.nearest).toEqual([]);
    expect(() => requireFit(fit)).toThrow(
      expect.objectContaining({ hint: expect.stringMatching(/^No smaller/) }),
    );
  });

  it('is not refused where it fits', () => {
    requireFit(fitOf(experiment, DATA, SIZES, { limits: {}, ...crew(2) }));
  });

  it('speaks of megabytes below a gigabyte', () => {
    expect([0.9e6, 3.2e6, 999e6, 1.5e9].map(bytesText)).toEqual(['900 kB', '3.2 MB', '999 MB', '1.5 GB']);
  });
});
