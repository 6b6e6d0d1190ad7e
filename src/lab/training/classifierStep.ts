/** Training steps of a classifier on pictures that stay where the engine computes: a batch is named by its indices. */
import * as tf from '@tensorflow/tfjs-core';
import type { Dropout } from '../models/dropout.ts';
import type { Classifier } from '../models/network.ts';
import { softmaxCrossEntropy } from '../ops/losses.ts';
import { type ChosenOptimizerSettings, optimizerOf } from './optimizerOf.ts';
import { RunningMoments } from './runningMoments.ts';

/** From [batch, height, width, channels] to the same; inside a tidy. */
export type Augment = (images: tf.Tensor4D) => tf.Tensor4D;

export interface TrainingStep {
  /** One step on the named rows. @returns the batch's mean loss before it, which the caller disposes */
  step(batch: Int32Array): tf.Scalar;
  dispose(): void;
}

export interface ClassifierStep extends TrainingStep {
  /** Lends the parameters with which the classifier answers now, until `use` is done. */
  answering<T>(use: (parameters: readonly tf.Tensor[]) => Promise<T>): Promise<T>;
}

export function classifierStep({
  model: { learner },
  images,
  labels,
  initial,
  dropout,
  augment,
  ...settings
}: ChosenOptimizerSettings & {
  readonly model: Pick<Classifier, 'learner'>;
  /** [count, height, width, channels] */
  readonly images: tf.Tensor4D;
  /** [count] int32 */
  readonly labels: tf.Tensor1D;
  /** Of the learner's shapes. */
  readonly initial: readonly tf.Tensor[];
  readonly dropout: Dropout;
  /** Changes the pictures of each batch, for training only. */
  readonly augment?: Augment | undefined;
}): ClassifierStep {
  const optimizer = optimizerOf(initial, settings);
  const running = learner.norms.length > 0 ? new RunningMoments(learner.norms) : null;
  return {
    step(batch) {
      const renew = dropout.begin?.() ?? (() => {});
      // Augmentation draws numbers of its own, and moments are kept.
      const form = augment || running ? undefined : { name: `${batch.length}`, numbers: batch, renew };
      const loss = optimizer.minimise((parameters, tape) => {
        const rows = tf.tensor1d(batch, 'int32');
        const chosen: tf.Tensor4D = tf.gather(images, rows);
        const pictures = augment ? augment(chosen) : chosen;
        const logits = learner.logits(parameters, pictures, dropout, tape, running?.see);
        return softmaxCrossEntropy(logits, tf.gather(labels, rows), tape);
      }, form);
      running?.update();
      return loss;
    },
    async answering(use) {
      const { parameters } = optimizer;
      const moments = running?.read() ?? [];
      const answering = learner.answering(parameters, moments);
      tf.dispose(moments);
      try {
        return await use(answering);
      } finally {
        tf.dispose(answering.filter((tensor) => !parameters.includes(tensor)));
      }
    },
    dispose() {
      optimizer.dispose();
      running?.dispose();
    },
  };
}
