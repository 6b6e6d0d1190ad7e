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
  /**
   * @param kept places in the batch, those of the others being left out once augmentation has drawn for all; absent: every
   * place. Not to be left out beside dropout, whose masks are drawn by the place.
   */
  step(batch: Int32Array, kept?: Int32Array): tf.Scalar;
  /** In place of a step of which no example is kept. */
  pass(): void;
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
    step(whole, kept) {
      const batch = kept ? kept.map((place) => whole[place]!) : whole;
      const renew = dropout.begin?.() ?? (() => {});
      // Augmentation draws numbers of its own, and moments are kept.
      const form = augment || running ? undefined : { name: `${batch.length}`, numbers: batch, renew };
      const changed = (change: Augment): tf.Tensor4D => {
        const all = change(tf.gather(images, tf.tensor1d(whole, 'int32')));
        return kept ? tf.gather(all, tf.tensor1d(kept, 'int32')) : all;
      };
      const loss = optimizer.minimise((parameters, tape) => {
        const rows = tf.tensor1d(batch, 'int32');
        const pictures: tf.Tensor4D = augment ? changed(augment) : tf.gather(images, rows);
        const logits = learner.logits(parameters, pictures, dropout, tape, running?.see);
        return softmaxCrossEntropy(logits, tf.gather(labels, rows), tape);
      }, form);
      running?.update();
      return loss;
    },
    pass: () => optimizer.pass(),
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
