/** The cross-entropies and their gradients out of plain tfjs operations. */
import * as tf from '@tensorflow/tfjs-core';
import type { ComposedKernel, ComposedKernels } from '../../composed/kernel.ts';

/**
 * log(sum_j exp(s_ij)) of each row, from the softmax p of s: at the row's maximum, p is at least 1/columns, so its
 * logarithm is safe where that of a single small p would not be.
 */
function logSumExp(scores: tf.Tensor2D, softmax: tf.Tensor2D): tf.Tensor1D {
  return tf.sub(tf.max(scores, 1), tf.log(tf.max(softmax, 1)));
}

/** Mean over rows of -log softmax(scores)[i, truth(i)], and its gradient with respect to the scores. */
export function softmaxLoss(
  scores: tf.Tensor2D,
  oneHot: tf.Tensor2D,
): { loss: tf.Scalar; gradient: tf.Tensor2D } {
  const p = tf.softmax(scores);
  const loss = tf.mean(tf.sub(logSumExp(scores, p), tf.sum(tf.mul(scores, oneHot), 1))) as tf.Scalar;
  return { loss, gradient: tf.mul(tf.sub(p, oneHot), 1 / scores.shape[0]) };
}

const SoftmaxCrossEntropy: ComposedKernel<'SoftmaxCrossEntropy'> = ({ logits, labels }) => {
  const oneHot = tf.oneHot(labels, logits.shape[1]!, 1, 0, 'float32') as tf.Tensor2D;
  const { loss, gradient } = softmaxLoss(logits as tf.Tensor2D, oneHot);
  return [loss, gradient];
};

const BinaryCrossEntropy: ComposedKernel<'BinaryCrossEntropy'> = ({ logits, truths }) => {
  const p = tf.sigmoid(logits);
  const softplus = tf.sub(tf.relu(logits), tf.log(tf.maximum(p, tf.sub(1, p))));
  const loss = tf.mean(tf.sub(softplus, tf.mul(logits, truths)));
  return [loss, tf.mul(tf.sub(p, truths), 1 / logits.shape[0]!)];
};

export const crossEntropy = { SoftmaxCrossEntropy, BinaryCrossEntropy } satisfies Partial<ComposedKernels>;
