/** What several composed kernels share. */
import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../../lab/ops/kernels.ts';

/** Splits [rows + 1, out] into its [rows, out] and its last row, the bias. */
export function withoutBias(w: tf.Tensor, has = true): { weights: tf.Tensor2D; bias?: tf.Tensor1D } {
  if (!has) return { weights: w as tf.Tensor2D };
  const [rows, out] = w.shape as [number, number];
  return {
    weights: tf.slice(w, [0, 0], [rows - 1, out]) as tf.Tensor2D,
    bias: tf.reshape(tf.slice(w, [rows - 1, 0], [1, out]), [out]),
  };
}

/** dy where the activation lets it through. */
export function masked(dy: tf.Tensor, y: tf.Tensor, activation: Activation): tf.Tensor {
  return activation === 'relu' ? tf.mul(dy, tf.step(y)) : dy;
}

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
