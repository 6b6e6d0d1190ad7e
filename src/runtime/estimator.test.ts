import { beforeEach, describe, expect, it } from 'vitest';
import { TooLarge } from '../lab/estimate/estimate.ts';
import { KINDS } from '../lab/estimate/kindsOfWork.ts';
import type { Measurement } from '../lab/estimate/measure.ts';
import { StageAborted } from '../lab/stages/stageContext.ts';
import { tinyExperiment } from '../lab/testing/tinyExperiment.ts';
import { Estimator, type Measurer } from './estimator.ts';

const MB = 2 ** 20;
const measurement = (withCosts: boolean, perRow: number): Measurement => ({
  data: { kind: 'pictures', height: 8, width: 8, channels: 1, count: 160, classes: 3, bytesPerValue: 1 },
  limits: { engine: 100 * MB },
  sizes: {
    parameters: MB,
    training: { fixed: MB, perRow },
    plain: { fixed: MB, perRow },
    query: { fixed: MB, perRow: 0 },
    largestPerRow: 0,
  },
  costs: withCosts ? (Object.fromEntries(KINDS.map((kind) => [kind, 0.01])) as Measurement['costs']) : null,
});

type Asked = Parameters<Measurer['measure']>[0];
let asked: Asked[];
let perRow: number;
let held: ((measured: Measurement) => void)[] | null;

const pool = {
  workers: { most: 1, engine: { backend: 'wasm', adapter: '' } },
  measure: (order: Asked, signal: AbortSignal) => {
    asked.push(order);
    return new Promise<Measurement>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new StageAborted('aborted')));
      if (held) held.push(resolve);
      else resolve(measurement(order.withCosts, perRow));
    });
  },
} as Measurer;

let estimator: Estimator;
beforeEach(() => {
  asked = [];
  perRow = 1;
  held = null;
  estimator = new Estimator(pool, { thread: 0 });
});

describe('Estimator', () => {
  it('measures once for what costs the same, and reads a data set once', async () => {
    const first = await estimator.estimate(tinyExperiment(), []);
    const longer = await estimator.estimate(
      tinyExperiment({ 'target.epochs': 6, 'views.count': 8, seed: 9 }),
      [],
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]).toEqual({ experiment: tinyExperiment(), withCosts: true });
    expect(longer.seconds!).toBeGreaterThan(first.seconds!);
    await estimator.estimate(tinyExperiment({ 'target.width': 0.25 }), []);
    expect(asked).toHaveLength(2);
    expect(asked[1]!.data).toEqual(measurement(true, 1).data);
    await estimator.estimate(tinyExperiment({ 'dataset.name': 'cifar-10' }), []);
    expect(asked[2]!.data).toBeUndefined();
  });

  it('needs no time measured to tell whether a run fits, and measures it when it is asked for', async () => {
    await estimator.requireFit(tinyExperiment());
    await estimator.requireFit(tinyExperiment({ seed: 3 }));
    expect(asked.map(({ withCosts }) => withCosts)).toEqual([false]);
    expect((await estimator.estimate(tinyExperiment(), null)).knowsRemembered).toBe(false);
    await estimator.requireFit(tinyExperiment());
    expect(asked.map(({ withCosts }) => withCosts)).toEqual([false, true]);
  });

  it('refuses a run that does not fit the engine, or the machine', async () => {
    perRow = 10 * MB;
    await expect(estimator.requireFit(tinyExperiment())).rejects.toThrow(TooLarge);
    const estimate = await estimator.estimate(tinyExperiment(), []);
    expect(estimate.nearest).toEqual([['target.batchSize', 5]]);
    perRow = 1;
    const small = new Estimator(pool, { machine: MB, thread: 0 });
    await expect(small.requireFit(tinyExperiment())).rejects.toThrow(
      /The run needs about .* room for 1\.0 MB/,
    );
  });

  it('ends a measurement when another begins or it is cancelled', async () => {
    held = [];
    const first = estimator.estimate(tinyExperiment(), []);
    const second = estimator.estimate(tinyExperiment({ 'target.width': 0.25 }), []);
    await expect(first).rejects.toThrow(StageAborted);
    estimator.cancel();
    await expect(second).rejects.toThrow(StageAborted);
    held = null;
    await estimator.estimate(tinyExperiment(), []);
    expect(asked).toHaveLength(3);
  });

  it('measures nothing while it may not, and tells what it knows', async () => {
    await expect(estimator.estimate(tinyExperiment(), [], false)).rejects.toThrow(StageAborted);
    expect(asked).toEqual([]);
    await estimator.estimate(tinyExperiment(), []);
    expect((await estimator.estimate(tinyExperiment({ seed: 4 }), [], false)).seconds).toBeGreaterThan(0);
  });
});
