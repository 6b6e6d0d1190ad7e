/** Classification losses with analytic gradients, free of overflow. */
import * as tf from '@tensorflow/tfjs-core';
import { analyticLoss } from './analyticLoss.ts';

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

/**
 * Mean cross-entropy of integer labels given as one-hot rows.
 *
 * @param logits [batch, classes]
 * @param oneHot [batch, classes]
 */
export function crossEntropy(logits: tf.Tensor2D, oneHot: tf.Tensor2D): tf.Scalar {
  return analyticLoss([logits], (z) => {
    const { loss, gradient } = softmaxLoss(z, oneHot);
    return { loss, gradients: [gradient] };
  });
}

/**
 * Mean binary cross-entropy of logits against 0/1 truths.
 *
 * @param logits [batch, 1]
 * @param truths [batch, 1]
 */
export function binaryCrossEntropy(logits: tf.Tensor2D, truths: tf.Tensor2D): tf.Scalar {
  return analyticLoss([logits], (z) => {
    const p = tf.sigmoid(z);
    const softplus = tf.sub(tf.relu(z), tf.log(tf.maximum(p, tf.sub(1, p))));
    const loss = tf.mean(tf.sub(softplus, tf.mul(z, truths))) as tf.Scalar;
    return { loss, gradients: [tf.mul(tf.sub(p, truths), 1 / z.shape[0])] };
  });
}
