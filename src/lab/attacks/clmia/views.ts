/**
 * Views: V passes of every unlabelled example through the shadow model, which differ by its dropout's masks (CLMIA; the
 * idea is SimCSE's, arXiv 2104.08821), by random changes of the picture, or by both (the paper's open question; SimCLR's
 * pairs, arXiv 2002.05709). Two passes of one example make a positive pair. Membership is not read.
 */
import * as tf from '@tensorflow/tfjs-core';
import { augmenter, NeedsPictures } from '../../augmentation/augment.ts';
import type { Dataset } from '../../data/dataset.ts';
import type { Augmentation, ViewSource } from '../../experiment/experiment.ts';
import { activeDropout, type Dropout } from '../../models/dropout.ts';
import type { Classifier } from '../../models/network.ts';
import { toTensors, type Weights } from '../../models/parameters.ts';
import type { StageContext } from '../../stages/stageContext.ts';
import { inputTensor, type Scaling, scaledPictures } from '../../training/inputs.ts';
import { batchesOf, readTogether } from '../../training/queries.ts';

export interface Views {
  readonly source: ViewSource;
  readonly count: number;
  readonly classes: number;
  /** Dropout rates of even and odd passes; where they differ, a pair takes one of each. */
  readonly rates: readonly [first: number, second: number];
  /** [count, pool, classes] logits, the pool in ascending dataset order. */
  readonly logits: Float32Array;
}

/** What makes the passes differ. */
export interface ViewSettings {
  readonly count: number;
  /** All 0 where no dropout is active. */
  readonly rates: readonly [first: number, second: number];
  /** Absent: dropout. */
  readonly source?: ViewSource | undefined;
  /** Of each pass, where the source is not dropout alone. */
  readonly augmentations?: readonly Augmentation[] | undefined;
}

export interface ViewInputs extends ViewSettings {
  readonly model: Classifier;
  readonly weights: Weights;
  readonly scaling: Scaling;
  readonly dataset: Dataset;
  readonly pool: Int32Array;
}

/** How the passes over a batch are made. */
interface Passes {
  /** What all passes over [batch, height, width, channels] pictures begin with. */
  begin(pictures: tf.Tensor4D): tf.Tensor;
  /** @param first the number that the batch's first example has in the pool */
  finish(begun: tf.Tensor, pass: number, first: number): tf.Tensor2D;
}

/** All that is the same in every pass is computed once. */
function byDropout(
  model: Classifier,
  parameters: readonly tf.Tensor[],
  dropouts: readonly Dropout[],
): Passes {
  return {
    begin: (pictures) => model.stem(parameters, pictures),
    finish: (stem, pass) => model.fromStem(parameters, stem, dropouts[pass % 2]!),
  };
}

/** Every pass is over other pictures. */
function byAugmentation(
  model: Classifier,
  parameters: readonly tf.Tensor[],
  dropouts: readonly Dropout[],
  augmentations: readonly Augmentation[],
  seeds: readonly number[],
  scaling: Scaling,
): Passes {
  const augment = augmenter(augmentations);
  return {
    begin: (pictures) => pictures,
    finish(pictures, pass, first) {
      const changed = scaledPictures(augment(pictures as tf.Tensor4D, seeds[pass]!, first), scaling);
      return model.logits(parameters, changed, dropouts[pass % 2]!);
    },
  };
}

/** @throws NeedsPictures where other examples are to be augmented */
export async function makeViews(
  {
    model,
    weights,
    scaling,
    dataset,
    pool,
    count,
    rates,
    source = 'dropout',
    augmentations = [],
  }: ViewInputs,
  context: StageContext,
): Promise<Views> {
  if (source !== 'dropout' && dataset.kind !== 'pictures') {
    const hint = 'Set views.source=dropout, or choose a data set of pictures.';
    throw new NeedsPictures('Views by augmentation crop, flip, rotate or colour', dataset, hint);
  }
  const parameters = toTensors(model.shapes, weights);
  const images = inputTensor(dataset, pool, source === 'dropout' ? scaling : null);
  const masks = context.random('dropout');
  const dropouts = rates.map((rate) => activeDropout(rate, () => masks.bits()));
  const changes = context.random('augmentation');
  const passes =
    source === 'dropout'
      ? byDropout(model, parameters, dropouts)
      : byAugmentation(
          model,
          parameters,
          dropouts,
          augmentations,
          Array.from({ length: count }, () => changes.bits()),
          scaling,
        );
  const batches = batchesOf(pool.length);
  const steps = batches.length * count;
  const parts: tf.Tensor2D[][] = Array.from({ length: count }, () => []);
  for (const [b, { start, size }] of batches.entries()) {
    const begun = tf.tidy(() => passes.begin(tf.slice4d(images, [start, 0, 0, 0], [size, -1, -1, -1])));
    for (let pass = 0; pass < count; pass++) {
      await context.checkpoint();
      parts[pass]!.push(tf.tidy(() => passes.finish(begun, pass, start)));
      context.update({ kind: 'progress', step: b * count + pass + 1, steps });
    }
    begun.dispose();
  }
  const logits = await readTogether(parts.flat());
  return { source, count, classes: model.classes, rates, logits };
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
