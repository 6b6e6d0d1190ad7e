import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node.ts';
import { classifier } from '../models/classifier.ts';
import { initialWeights } from '../models/parameters.ts';
import { randomStream } from '../random.ts';
import { quietContext } from '../testing/quietContext.ts';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { drawPair, dropoutViews, type Views } from './dropoutViews.ts';

beforeAll(async () => {
  await startEngineInNode({ requested: 'cpu' });
});

const dataset = tinyDataset(30);
const model = classifier('cnn', 0.25, dataset, 3);
const weights = initialWeights(model.shapes, randomStream(1, 'weights'));
const POOL = Int32Array.from({ length: 30 }, (_, i) => i);

function makeViews(rates: readonly [number, number], count = 4, seed = 7, pool = POOL): Promise<Views> {
  return dropoutViews(
    { model, weights, scaling: null, dataset, pool, count, rates },
    quietContext('views', seed),
  );
}

function row(views: Views, pass: number, example: number): string {
  const at = (pass * (views.logits.length / views.count / views.classes) + example) * views.classes;
  return views.logits.subarray(at, at + views.classes).join();
}

describe('dropoutViews', () => {
  it('makes views of one example that always differ', async () => {
    for (const rates of [
      [0.1, 0.1],
      [0.5, 0.5],
      [0.05, 0.3],
    ] as const) {
      const views = await makeViews(rates);
      expect(views.logits).toHaveLength(4 * 30 * 3);
      for (let example = 0; example < 30; example++) {
        expect(new Set([0, 1, 2, 3].map((pass) => row(views, pass, example))).size).toBe(4);
      }
    }
  });

  it('makes equal views at rate 0', async () => {
    const views = await makeViews([0, 0], 2);
    for (let example = 0; example < 30; example++) {
      expect(row(views, 0, example)).toBe(row(views, 1, example));
    }
  });

  it('drops in even passes at the first rate and in odd ones at the second', async () => {
    const views = await makeViews([0, 0.5], 4);
    for (let example = 0; example < 30; example++) {
      expect(row(views, 0, example)).toBe(row(views, 2, example));
      expect(row(views, 1, example)).not.toBe(row(views, 3, example));
    }
  });

  it('is the same for the same seed, and another for another', async () => {
    const [one, again, other] = await Promise.all([7, 7, 8].map((seed) => makeViews([0.1, 0.1], 2, seed)));
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
    await dropoutViews(input, context);
    expect(context.updates).toEqual([1, 2, 3].map((step) => ({ kind: 'progress', step, steps: 3 })));
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
