import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { classifier } from '../models/classifier.ts';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { tinyExperiment } from '../testing/tinyExperiment.ts';
import { dataShapeOf, KINDS, kindOfWork } from './kindsOfWork.ts';
import { measure, measureSizes, secondsOf } from './measure.ts';
import { peakBytes } from './peakBytes.ts';

const data = dataShapeOf(tinyDataset());
const experiment = tinyExperiment({ 'shadow.dropoutRate': 0.1 });

beforeAll(async () => {
  await startEngineInNode({ requested: 'wasm' });
});

/** Lets a clock run as the measured thing says. */
function clockwork() {
  let [now, pauses] = [0, 0];
  return {
    host: {
      seconds: () => {
        now += 0.001;
        return now;
      },
      pause: async () => {
        pauses++;
      },
      settle: async () => {},
    },
    pauses: () => pauses,
  };
}

describe('secondsOf', () => {
  const cost = fc.double({ min: 1e-5, max: 2, noNaN: true });
  const rows = fc.integer({ min: 1, max: 1024 });

  it('finds the cost of a full batch from a start and a slope, within its budget but for one run', async () => {
    await fc.assert(
      fc.asyncProperty(cost, cost, rows, async (start, slope, wanted) => {
        const most = Math.min(64, wanted);
        let [spent, longest] = [0, 0];
        const timed = async (count: number, times: number) => {
          expect(count).toBeLessThanOrEqual(most);
          const each = start + (slope * count) / 64;
          spent += times * each;
          longest = Math.max(longest, each);
          return times * each;
        };
        const seconds = await secondsOf(timed, most, wanted, 0.4);
        const truth = start + (slope * wanted) / 64;
        expect(spent).toBeLessThanOrEqual(0.4 + 2 * longest);
        // Never told too little; too much only where it was too slow to be measured at two sizes.
        expect(seconds).toBeGreaterThanOrEqual(truth * (1 - 1e-9));
        if (start + slope < 0.05) expect(seconds).toBeCloseTo(truth, 9);
      }),
    );
  });

  it('does not count the first run, which compiles, where there is time for a second', async () => {
    let runs = 0;
    const timed = async (count: number, times: number) => (runs++ === 0 ? 0.2 : times * count * 0.001);
    expect(await secondsOf(timed, 20, 20, 0.5)).toBeCloseTo(0.02, 9);
  });

  it('comes to an end on a clock of tenths of a second', async () => {
    const timed = async (_: number, times: number) => 0.1 * times;
    for (const budget of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 1])
      expect(await secondsOf(timed, 64, 64, budget)).toBeGreaterThan(0);
    expect(await secondsOf(timed, 64, 64, 1)).toBeCloseTo(0.1, 9);
  });

  it('is swung by no lap that waited for what else the machine does, whichever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 1e-4, max: 4e-3, noNaN: true }),
        fc.double({ min: 1e-4, max: 0.2, noNaN: true }),
        fc.constantFrom(64, 128, 2000),
        fc.nat({ max: 9 }),
        async (start, slope, wanted, slow) => {
          let laps = 0;
          // The first compiles.
          const timed = async (count: number, times: number) =>
            times * (start + (slope * count) / 64) + (laps++ === 0 ? 0.3 : 0) + (laps === slow ? 2 : 0);
          const seconds = await secondsOf(timed, Math.min(64, wanted), wanted, 0.4);
          expect(seconds).toBeCloseTo(start + (slope * wanted) / 64, 9);
        },
      ),
    );
  });
});

it('does not take the hours that the machine slept for those of a step', async () => {
  const { host } = clockwork();
  let [looks, slept] = [0, 0];
  const seconds = () => {
    if (++looks === 12) slept = 8 * 3600;
    return host.seconds() + slept;
  };
  const { costs } = await measure(data, experiment, {}, true, { ...host, seconds });
  for (const kind of KINDS) expect(costs![kind]).toBeLessThan(1);
});

it('has each number of rows compiled before its first run is timed', async () => {
  const { host } = clockwork();
  let compiled = 0;
  const compile = async () => {
    compiled++;
  };
  const { costs } = await measure(data, experiment, {}, true, { ...host, compile });
  expect(costs).not.toBeNull();
  expect(compiled).toBeGreaterThan(KINDS.length);
});

describe('peakBytes', () => {
  it('is what was held at its most, and gives the engine back as it was', () => {
    const held = tf.ones([10]);
    const { bytes, largest } = peakBytes(() =>
      tf.tidy(() => {
        const a = tf.ones([100]);
        const b = tf.mul(tf.concat([a, a]), 2);
        b.dispose();
        tf.sum(a);
      }),
    );
    expect(largest).toBe(800);
    expect(bytes).toBeGreaterThanOrEqual(400 + 800 + 800);
    expect(bytes).toBeLessThanOrEqual(400 + 800 + 800 + 16);
    expect(Object.hasOwn(tf.engine(), 'runKernelFunc')).toBe(false);
    expect(() =>
      peakBytes(() => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(Object.hasOwn(tf.engine(), 'runKernelFunc')).toBe(false);
    held.dispose();
  });
});

describe('measureSizes', () => {
  it.each(['cnn', 'mlp', 'resnet18', 'vgg19'] as const)(
    'foretells the memory of a batch of %s',
    (architecture) => {
      const large = { ...data, height: 32, width: 32 };
      const asked = tinyExperiment({ 'target.architecture': architecture, 'target.batchSize': 7 });
      const before = tf.memory().numTensors;
      const sizes = measureSizes(large, asked, {});
      const { shapes } = classifier(architecture, asked.target.width, large, 3).learner;
      const count = shapes.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
      expect(sizes.parameters).toBe(4 * count);
      for (const [kind, rows] of [
        ['shadow', sizes.training],
        ['query', sizes.query],
      ] as const) {
        const work = kindOfWork(kind).prepare(large, asked);
        const { bytes } = peakBytes(() => work.run(7));
        work.dispose();
        expect(Math.abs((rows.fixed + 7 * rows.perRow) / bytes - 1), kind).toBeLessThan(0.05);
      }
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it('makes a narrower model where the weights alone are too large, and tells of the whole one', () => {
    const large = { ...data, height: 32, width: 32 };
    const asked = tinyExperiment({ 'target.architecture': 'resnet18', 'target.width': 0.5 });
    const whole = measureSizes(large, asked, {});
    const told = measureSizes(large, asked, { tensor: 3 * whole.parameters - 1 });
    expect(told.parameters).toBe(whole.parameters);
    expect(Math.abs(told.training.perRow / whole.training.perRow - 1)).toBeLessThan(0.05);
    expect(Math.abs(told.largestPerRow / whole.largestPerRow - 1)).toBeLessThan(0.05);
  });

  it('makes none where even the narrowest is too large', () => {
    const before = tf.memory().numBytes;
    const { bytes } = peakBytes(() => {
      expect(measureSizes(data, experiment, { tensor: 100 })).toMatchObject({
        training: { fixed: 0, perRow: 0 },
      });
    });
    expect([bytes, tf.memory().numBytes]).toEqual([0, before]);
  });
});

describe('measure', () => {
  it.each(['cnn', 'resnet18'] as const)(
    'times each kind of work of a %s and leaves nothing',
    async (architecture) => {
      const before = tf.memory().numTensors;
      const asked = tinyExperiment({ 'target.architecture': architecture, 'target.augment': true });
      const { host, pauses } = clockwork();
      const { costs, limits, sizes } = await measure(data, asked, { engine: 2 ** 32 }, true, host);
      expect(Object.keys(costs!).sort()).toEqual([...KINDS].sort());
      for (const kind of KINDS) expect(costs![kind], kind).toBeGreaterThan(0);
      expect(pauses()).toBeGreaterThanOrEqual(2 * KINDS.length);
      expect([limits.engine, sizes.training.perRow > 0]).toEqual([2 ** 32, true]);
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it('takes no time where none is asked for, nor where the run does not fit', async () => {
    const { host, pauses } = clockwork();
    expect((await measure(data, experiment, {}, false, host)).costs).toBeNull();
    expect((await measure(data, experiment, { engine: 1000 }, true, host)).costs).toBeNull();
    expect(pauses()).toBe(0);
  });

  it('measures views by augmentation, and tables', async () => {
    const { host } = clockwork();
    for (const source of ['augmentation', 'both']) {
      const asked = tinyExperiment({ 'views.source': source });
      expect((await measure(data, asked, {}, true, host)).costs!.pass).toBeGreaterThan(0);
    }
    const table = { ...data, kind: 'table' as const, height: 1, width: 20 };
    const asked = tinyExperiment({ 'target.architecture': 'mlp' });
    expect((await measure(table, asked, {}, true, host)).costs!.blindHead).toBeGreaterThan(0);
  });

  it('ends when it is not wanted any more, and leaves nothing', async () => {
    const before = tf.memory().numTensors;
    const { host } = clockwork();
    let pauses = 0;
    const ending = measure(data, experiment, {}, true, {
      ...host,
      pause: async () => {
        if (++pauses === 4) throw new Error('enough');
      },
    });
    await expect(ending).rejects.toThrow('enough');
    expect(tf.memory().numTensors).toBe(before);
  });
});
