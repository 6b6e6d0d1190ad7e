/**
 * Views: V passes of every unlabelled example through the shadow model with dropout active. Two passes of one example
 * differ only by their masks and make a positive pair (CLMIA; the idea is SimCSE's, arXiv 2104.08821).
 */
import type { Dataset } from '../data/dataset.ts';
import type { Classifier } from '../models/classifier.ts';
import { activeDropout } from '../models/dropout.ts';
import { toTensors, type Weights } from '../models/parameters.ts';
import type { StageContext } from '../stage.ts';
import { imageTensor } from '../training/images.ts';
import { queryLogits } from '../training/queries.ts';

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
    dataset,
    pool,
    count,
    rates,
  }: {
    readonly model: Classifier;
    readonly weights: Weights;
    readonly dataset: Dataset;
    readonly pool: Int32Array;
    readonly count: number;
    readonly rates: readonly [first: number, second: number];
  },
  context: StageContext,
): Promise<Views> {
  const parameters = toTensors(model.shapes, weights);
  const images = imageTensor(dataset, pool);
  const masks = context.random('dropout');
  const size = pool.length * model.classes;
  const logits = new Float32Array(count * size);
  for (let pass = 0; pass < count; pass++) {
    const dropout = activeDropout(rates[pass % 2]!, () => masks.bits());
    logits.set(await queryLogits(model, parameters, images, dropout, context), pass * size);
    context.update({ kind: 'progress', step: pass + 1, steps: count });
  }
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
