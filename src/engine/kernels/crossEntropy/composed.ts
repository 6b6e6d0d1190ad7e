/** The cross-entropies and their gradients out of plain tfjs operations. */
import * as tf from '@tensorflow/tfjs-core';
import type { ComposedKernel } from '../../composed/kernel.ts';
import { softmaxLoss } from '../../composed/parts.ts';

export const SoftmaxCrossEntropy: ComposedKernel<'SoftmaxCrossEntropy'> = ({ logits, labels }) => {
  const oneHot = tf.oneHot(labels, logits.shape[1]!, 1, 0, 'float32') as tf.Tensor2D;
  const { loss, gradient } = softmaxLoss(logits as tf.Tensor2D, oneHot);
  return [loss, gradient];
};

export const BinaryCrossEntropy: ComposedKernel<'BinaryCrossEntropy'> = ({ logits, truths }) => {
  const p = tf.sigmoid(logits);
  const softplus = tf.sub(tf.relu(logits), tf.log(tf.maximum(p, tf.sub(1, p))));
  const loss = tf.mean(tf.sub(softplus, tf.mul(logits, truths)));
  return [loss, tf.mul(tf.sub(p, truths), 1 / logits.shape[0]!)];
};
