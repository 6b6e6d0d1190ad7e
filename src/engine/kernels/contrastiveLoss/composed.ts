/** The contrastive losses and their gradients out of plain tfjs operations. */
import * as tf from '@tensorflow/tfjs-core';
import type { ComposedKernel } from '../../composed/kernel.ts';
import { softmaxLoss } from '../../composed/parts.ts';

const TINY = 1e-12;

interface Normalised {
  readonly unit: tf.Tensor2D;
  readonly norm: tf.Tensor2D;
}

function normalised(x: tf.Tensor2D): Normalised {
  const norm = tf.sqrt(tf.maximum(tf.sum(tf.square(x), 1, true), TINY)) as tf.Tensor2D;
  return { unit: tf.div(x, norm), norm };
}

/** The gradient through x -> x/|x|: the part of `gradient` across the unit vector, divided by the norm. */
function throughNormalisation(gradient: tf.Tensor, { unit, norm }: Normalised): tf.Tensor2D {
  const along = tf.sum(tf.mul(gradient, unit), 1, true);
  return tf.div(tf.sub(gradient, tf.mul(unit, along)), norm);
}

function infoNCE(z: tf.Tensor2D, tau: number): tf.Tensor[] {
  const [first, second] = tf.split(z, 2) as [tf.Tensor2D, tf.Tensor2D];
  const [u, v] = [normalised(first), normalised(second)];
  const scores = tf.mul(tf.matMul(u.unit, v.unit, false, true), 1 / tau) as tf.Tensor2D;
  const { loss, gradient } = softmaxLoss(scores, tf.eye(scores.shape[0]));
  const towards = tf.mul(gradient, 1 / tau) as tf.Tensor2D;
  const gradients = [
    throughNormalisation(tf.matMul(towards, v.unit), u),
    throughNormalisation(tf.matMul(towards, u.unit, true), v),
  ];
  return [loss, tf.concat(gradients, 0)];
}

/** [2B, 2B] with a one at (i, i ± B): where each row finds the other view of its example. */
function partners(batch: number): tf.Tensor2D {
  const none = tf.zeros<tf.Rank.R2>([batch, batch]);
  const one = tf.eye(batch);
  return tf.concat2d([tf.concat2d([none, one], 1), tf.concat2d([one, none], 1)], 0);
}

function symmetricNTXent(z: tf.Tensor2D, tau: number): tf.Tensor[] {
  const rows = z.shape[0];
  const w = normalised(z);
  const notItself = tf.mul(tf.eye(rows), -1e9);
  const similarity = tf.mul(tf.matMul(w.unit, w.unit, false, true), 1 / tau);
  const { loss, gradient } = softmaxLoss(tf.add(similarity, notItself), partners(rows / 2));
  const towards = tf.mul(tf.add(gradient, tf.transpose(gradient)), 1 / tau) as tf.Tensor2D;
  return [loss, throughNormalisation(tf.matMul(towards, w.unit), w)];
}

export const ContrastiveLoss: ComposedKernel<'ContrastiveLoss'> = ({ z }, { temperature, symmetric }) =>
  symmetric ? symmetricNTXent(z as tf.Tensor2D, temperature) : infoNCE(z as tf.Tensor2D, temperature);
