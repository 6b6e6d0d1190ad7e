/** Training steps of a classifier on pictures that stay where the engine computes: a batch is named by its indices. */
import * as tf from '@tensorflow/tfjs-core';
import type { Dropout } from '../models/dropout.ts';
import type { Classifier } from '../models/network.ts';
import { softmaxCrossEntropy } from '../ops/losses.ts';
import { Adam } from './adam.ts';

/** From [batch, height, width, channels] to the same; inside a tidy. */
export type Augment = (images: tf.Tensor4D) => tf.Tensor4D;

export interface TrainingStep {
  readonly adam: Adam;
  /** One step of Adam on the named rows. @returns the batch's mean loss before it, which the caller disposes */
  step(batch: Int32Array): tf.Scalar;
}

export function classifierStep({
  model,
  images,
  labels,
  initial,
  learningRate,
  dropout,
  augment = (batch) => batch,
}: {
  readonly model: Classifier;
  /** [count, height, width, channels] */
  readonly images: tf.Tensor4D;
  /** [count] int32 */
  readonly labels: tf.Tensor1D;
  readonly initial: readonly tf.Tensor[];
  readonly learningRate: number;
  readonly dropout: Dropout;
  /** Changes the pictures of each batch, for training only. */
  readonly augment?: Augment | undefined;
}): TrainingStep {
  const adam = new Adam(initial, { learningRate });
  return {
    adam,
    step: (batch) =>
      adam.minimise((parameters, tape) => {
        const rows = tf.tensor1d(batch, 'int32');
        const logits = model.logits(parameters, augment(tf.gather(images, rows)), dropout, tape);
        return softmaxCrossEntropy(logits, tf.gather(labels, rows), tape);
      }),
  };
}
