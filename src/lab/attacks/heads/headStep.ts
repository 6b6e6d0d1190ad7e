/** Training steps of a membership head, with or without a network beneath it that is trained along. */
import type * as tf from '@tensorflow/tfjs-core';
import { Adam } from '../../training/adam.ts';
import type { TrainingStep } from '../../training/classifierStep.ts';

export interface HeadStep extends TrainingStep {
  /** The encoder's layers as they are now, then the head's. */
  layers(): readonly tf.Tensor[];
}

export function headStep({
  rows,
  truths,
  encoder,
  head,
  learningRate,
}: {
  /** [labelled, d] */
  readonly rows: tf.Tensor2D;
  /** [labelled, 1], 1 = member */
  readonly truths: tf.Tensor2D;
  /** Layers to be trained beneath the head; none: the rows are embeddings already. */
  readonly encoder: readonly tf.Tensor[];
  readonly head: readonly tf.Tensor[];
  readonly learningRate: number;
}): HeadStep {
  const adam = new Adam([...encoder, ...head], { learningRate });
  // An encoder ends in ReLU as well, so that both are one network.
  return {
    dispose: () => adam.dispose(),
    layers: () => adam.parameters,
    step: (batch) => adam.stepOfMlp(rows, truths, batch),
  };
}
