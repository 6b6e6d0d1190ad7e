import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../../engine/node/startEngineInNode.ts';
import { augmenter, NeedsPictures } from '../../augmentation/augment.ts';
import { classifier } from '../../models/classifier.ts';
import { noDropout } from '../../models/dropout.ts';
import { initialWeights, toTensors } from '../../models/parameters.ts';
import { randomStream } from '../../random.ts';
import { quietContext } from '../../testing/quietContext.ts';
import { tinyDataset } from '../../testing/tinyDataset.ts';
import { inputTensor } from '../../training/inputs.ts';
import { drawPair, makeViews, type ViewInputs, type Views } from './views.ts';

beforeAll(async () => {
  await startEngineInNode({ requested: 'cpu' });
});

const dataset = tinyDataset(30);
const model = classifier('cnn', 0.25, dataset, 3);
const weights = initialWeights(model.shapes, randomStream(1, 'weights'));
const POOL = Int32Array.from({ length: 30 }, (_, i) => i);

function viewsWith(settings: Partial<ViewInputs>, seed = 7): Promise<Views> {
  return makeViews(
    { model, weights, scaling: null, dataset, pool: POOL, count: 4, rates: [0.1, 0.1], ...settings },
    quietContext('views', seed),
  );
}

const dropoutViews = (rates: readonly [number, number], count = 4, seed = 7) =>
  viewsWith({ rates, count }, seed);

function row(views: Views, pass: number, example: number): string {
  const at = (pass * (views.logits.length / views.count / views.classes) + example) * views.classes;
  return views.logits.subarray(at, at + views.classes).join();
}

describe('views by dropout', () => {
  it('makes views of one example that always differ', async () => {
    for (const rates of [
      [0.1, 0.1],
      [0.5, 0.5],
      [0.05, 0.3],
    ] as const) {
      const views = await dropoutViews(rates);
      expect(views.logits).toHaveLength(4 * 30 * 3);
      for (let example = 0; example < 30; example++) {
        expect(new Set([0, 1, 2, 3].map((pass) => row(views, pass, example))).size).toBe(4);
      }
    }
  });

  it('makes equal views at rate 0', async () => {
    const views = await dropoutViews([0, 0], 2);
    for (let example = 0; example < 30; example++) {
      expect(row(views, 0, example)).toBe(row(views, 1, example));
    }
  });

  it('drops in even passes at the first rate and in odd ones at the second', async () => {
    const views = await dropoutViews([0, 0.5], 4);
    for (let example = 0; example < 30; example++) {
      expect(row(views, 0, example)).toBe(row(views, 2, example));
      expect(row(views, 1, example)).not.toBe(row(views, 3, example));
    }
  });

  it('is the same for the same seed, and another for another', async () => {
    const [one, again, other] = await Promise.all([7, 7, 8].map((seed) => dropoutViews([0.1, 0.1], 2, seed)));
    expect(one!.logits).toEqual(again!.logits);
    expect(one!.logits).not.toEqual(other!.logits);
  });

  it('reports each pass over each batch', async () => {
    const context = quietContext('views', 7);
    const input = {
      model,
      weights,
      scaling: null,
      dataset,
      pool: POOL,
      count: 3,
      rates: [0.1, 0.1] as const,
    };
    await makeViews(input, context);
    expect(context.updates).toEqual([1, 2, 3].map((step) => ({ kind: 'progress', step, steps: 3 })));
  });
});

describe('views by augmentation', () => {
  const augmented = (settings: Partial<ViewInputs> = {}, seed = 7) =>
    viewsWith(
      {
        source: 'augmentation',
        augmentations: ['crop', 'flip', 'rotation', 'colour'],
        rates: [0, 0],
        ...settings,
      },
      seed,
    );

  it('differ from pass to pass without any dropout', async () => {
    const views = await augmented();
    expect(views.logits).toHaveLength(4 * 30 * 3);
    for (let example = 0; example < 30; example++) {
      expect(new Set([0, 1, 2, 3].map((pass) => row(views, pass, example))).size).toBe(4);
    }
  });

  it('are what the model says of augmented pictures', async () => {
    const views = await augmented({ count: 2, augmentations: ['crop'] });
    const seeds = randomStream(7, 'views/augmentation');
    const parameters = toTensors(model.shapes, weights);
    for (const pass of [0, 1]) {
      const pictures = augmenter(['crop'])(inputTensor(dataset, POOL, null), seeds.bits(), 0);
      const logits = model.logits(parameters, pictures, noDropout);
      expect(Array.from(logits.dataSync())).toEqual(
        Array.from(views.logits.slice(pass * 90, (pass + 1) * 90)),
      );
    }
  });

  it('are the same for the same seed, and others for another, for other augmentations and with dropout', async () => {
    const views = await augmented();
    expect(await augmented()).toEqual(views);
    const others = [
      await augmented({}, 8),
      await augmented({ augmentations: ['crop'] }),
      await augmented({ augmentations: ['rotation'] }),
      await augmented({ source: 'both', rates: [0.1, 0.1] }),
      await viewsWith({}),
    ];
    const all = [views, ...others].map(({ logits }) => logits.join());
    expect(new Set(all).size).toBe(all.length);
  });

  it('drop out as well where both are asked for: at rate 0, only the pictures differ', async () => {
    const both = (rates: [number, number]) => augmented({ source: 'both', rates });
    expect((await both([0, 0])).logits).toEqual((await augmented()).logits);
    const mixed = await both([0, 0.5]);
    const still = await augmented();
    for (let example = 0; example < 30; example++) {
      expect(row(mixed, 0, example)).toBe(row(still, 0, example));
      expect(row(mixed, 1, example)).not.toBe(row(still, 1, example));
    }
  });

  it('do not depend on the batches in which examples are queried', async () => {
    const many = tinyDataset(300);
    const pool = Int32Array.from({ length: 300 }, (_, i) => i);
    const all = await augmented({ dataset: many, pool, count: 2 });
    const some = await augmented({ dataset: many, pool: pool.slice(0, 270), count: 2 });
    for (const example of [0, 249, 250, 269]) expect(row(all, 1, example)).toBe(row(some, 1, example));
  });

  it('need pictures', async () => {
    const table = { ...dataset, kind: 'table' as const };
    await expect(augmented({ dataset: table })).rejects.toThrow(NeedsPictures);
    expect((await viewsWith({ dataset: table })).logits).toHaveLength(4 * 30 * 3);
  });

  it('leave nothing behind', async () => {
    const before = tf.memory().numTensors;
    for (const source of ['dropout', 'augmentation', 'both'] as const) {
      tf.engine().startScope();
      await augmented({ source });
      tf.engine().endScope();
      expect(tf.memory().numTensors, source).toBe(before);
    }
  });
});

describe('drawPair', () => {
  const drawn = (count: number, rates: readonly [number, number], seed: number) => {
    const random = randomStream(seed, 'pairs');
    return drawPair({ count, rates }, (bound) => random.below(bound));
  };

  it('gives two different passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 32 }), fc.nat(), fc.boolean(), (count, seed, alike) => {
        const [first, second] = drawn(count, alike ? [0.1, 0.1] : [0.1, 0.2], seed);
        expect(first).not.toBe(second);
        for (const pass of [first, second]) expect(pass >= 0 && pass < count).toBe(true);
        if (!alike) expect([first % 2, second % 2]).toEqual([0, 1]);
      }),
    );
  });

  it.each([
    [2, [0.1, 0.1], 2],
    [5, [0.1, 0.1], 20],
    [5, [0.1, 0.3], 6],
    [8, [0.1, 0.3], 16],
  ] as const)('reaches every pair of %s passes at rates %s: %s', (count, rates, pairs) => {
    const random = randomStream(1, 'pairs');
    const counts = new Map<string, number>();
    for (let i = 0; i < 400 * pairs; i++) {
      const pair = drawPair({ count, rates }, (bound) => random.below(bound)).join();
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    expect(counts.size).toBe(pairs);
    for (const times of counts.values()) expect(Math.abs(times - 400)).toBeLessThan(100);
  });
});
