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
