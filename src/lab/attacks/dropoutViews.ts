/**
 * Views: V passes of every unlabelled example through the shadow model with dropout active. Two passes of one example
 * differ only by their masks and make a positive pair (CLMIA; the idea is SimCSE's, arXiv 2104.08821).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Dataset } from '../data/dataset.ts';
import { activeDropout } from '../models/dropout.ts';
import type { Classifier } from '../models/network.ts';
import { toTensors, type Weights } from '../models/parameters.ts';
import type { StageContext } from '../stage.ts';
import { inputTensor, type Scaling } from '../training/inputs.ts';
import { batchesOf, readTogether } from '../training/queries.ts';

export interface Views {
  readonly count: number;
  readonly classes: number;
  /** Dropout rates of even and odd passes; where they differ, a pair takes one of each. */
  readonly rates: readonly [first: number, second: number];
  /** [count, pool, classes] logits, the pool in ascending dataset order. */
  readonly logits: Float32Array;
}

export async function dropoutViews(
  {
    model,
    weights,
    scaling,
    dataset,
    pool,
    count,
    rates,
  }: {
    readonly model: Classifier;
    readonly weights: Weights;
    readonly scaling: Scaling;
    readonly dataset: Dataset;
    readonly pool: Int32Array;
    readonly count: number;
    readonly rates: readonly [first: number, second: number];
  },
  context: StageContext,
): Promise<Views> {
  const parameters = toTensors(model.shapes, weights);
  const images = inputTensor(dataset, pool, scaling);
  const masks = context.random('dropout');
  const passes = rates.map((rate) => activeDropout(rate, () => masks.bits()));
  const batches = batchesOf(pool.length);
  const steps = batches.length * count;
  const parts: tf.Tensor2D[][] = Array.from({ length: count }, () => []);
  for (const [b, { start, size }] of batches.entries()) {
    // All that is the same in every pass is computed once.
    const stem = tf.tidy(() =>
      model.stem(parameters, tf.slice4d(images, [start, 0, 0, 0], [size, -1, -1, -1])),
    );
    for (let pass = 0; pass < count; pass++) {
      await context.checkpoint();
      parts[pass]!.push(tf.tidy(() => model.fromStem(parameters, stem, passes[pass % 2]!)));
      context.update({ kind: 'progress', step: b * count + pass + 1, steps });
    }
    stem.dispose();
  }
  const logits = await readTogether(parts.flat());
  return { count, classes: model.classes, rates, logits };
}

/** Two different passes; one of each rate where the rates differ. */
export function drawPair(
  { count, rates }: Pick<Views, 'count' | 'rates'>,
  below: (bound: number) => number,
): [number, number] {
  if (rates[0] !== rates[1]) return [2 * below((count + 1) >> 1), 2 * below(count >> 1) + 1];
  const first = below(count);
  const second = below(count - 1);
  return [first, second < first ? second : second + 1];
}
