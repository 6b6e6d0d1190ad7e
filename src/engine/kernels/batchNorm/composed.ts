/** Batch normalisation out of plain tfjs operations. */
import * as tf from '@tensorflow/tfjs-core';
import type { ComposedKernel } from '../../composed/kernel.ts';
import { masked } from '../../composed/parts.ts';

const PLACES = [0, 1, 2];

function rows(x: tf.Tensor): [tf.Tensor1D, tf.Tensor1D] {
  return tf.unstack(x) as [tf.Tensor1D, tf.Tensor1D];
}

export const BatchNorm: ComposedKernel<'BatchNorm'> = ({ x, affine }, { epsilon, activation }) => {
  const mean = tf.mean(x, PLACES);
  const centred = tf.sub(x, mean);
  const variance = tf.mean(tf.square(centred), PLACES);
  const [scale, shift] = rows(affine);
  const y = tf.add(tf.mul(centred, tf.mul(tf.rsqrt(tf.add(variance, epsilon)), scale)), shift);
  return [activation === 'relu' ? tf.relu(y) : y, tf.stack([mean, variance])];
};

export const BatchNormGrad: ComposedKernel<'BatchNormGrad'> = (
  { dy, x, y, affine, moments },
  { epsilon, activation },
) => {
  const [mean, variance] = rows(moments);
  const [scale] = rows(affine);
  const passed = masked(dy, y, activation);
  const rate = tf.rsqrt(tf.add(variance, epsilon));
  const normal = tf.mul(tf.sub(x, mean), rate);
  const [dscale, dshift] = [tf.sum(tf.mul(passed, normal), PLACES), tf.sum(passed, PLACES)];
  const count = x.size / x.shape[3]!;
  const along = tf.add(tf.div(dshift, count), tf.mul(normal, tf.div(dscale, count)));
  return [tf.mul(tf.sub(passed, along), tf.mul(rate, scale)), tf.stack([dscale, dshift])];
};
