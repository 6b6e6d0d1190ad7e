/** Training steps of a membership head, with or without a network beneath it that is trained along. */
import * as tf from '@tensorflow/tfjs-core';
import { mlp } from '../../models/mlp.ts';
import { binaryCrossEntropy } from '../../ops/losses.ts';
import type { Tape } from '../../ops/tape.ts';
import { Adam } from '../../training/adam.ts';
import type { TrainingStep } from '../../training/classifierStep.ts';

export interface HeadStep extends TrainingStep {
  /** [count, 1] membership logits. */
  logits(rows: tf.Tensor2D): tf.Tensor2D;
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
  const logits = (x: tf.Tensor2D, layers: readonly tf.Tensor[], tape?: Tape) => {
    const embedded = mlp(x, layers.slice(0, encoder.length), 'relu', tape);
    return mlp(embedded, layers.slice(encoder.length), 'linear', tape);
  };
  return {
    dispose: () => adam.dispose(),
    logits: (x) => logits(x, adam.parameters),
    step: (batch) =>
      adam.minimise((layers, tape) => {
        const chosen = tf.tensor1d(batch, 'int32');
        const z = logits(tf.gather(rows, chosen), layers, tape);
        return binaryCrossEntropy(z, tf.gather(truths, chosen), tape);
      }),
  };
}
