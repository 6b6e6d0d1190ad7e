/**
 * The contrastive losses of the encoder, with analytic gradients. Rows with the same index are two dropout views of one
 * example (a positive pair); all other rows of the batch are negatives. No membership label appears here.
 */
import * as tf from '@tensorflow/tfjs-core';
import { analyticLoss } from './analyticLoss.ts';
import { softmaxLoss } from './losses.ts';

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

/**
 * InfoNCE in SimCSE's form (Gao et al. 2021, arXiv 2104.08821, eq. 1):
 * L = mean_i -log( exp(u_i·v_i/tau) / sum_j exp(u_i·v_j/tau) ), u and v the normalised rows of the two views.
 *
 * @param view1 [batch, d] projections of the first views
 * @param view2 [batch, d] projections of the second views
 */
export function infoNCE(view1: tf.Tensor2D, view2: tf.Tensor2D, tau: number): tf.Scalar {
  return analyticLoss([view1, view2], (a, b) => {
    const u = normalised(a);
    const v = normalised(b);
    const scores = tf.mul(tf.matMul(u.unit, tf.transpose(v.unit)), 1 / tau) as tf.Tensor2D;
    const { loss, gradient } = softmaxLoss(scores, tf.eye(scores.shape[0]));
    const towards = tf.mul(gradient, 1 / tau) as tf.Tensor2D;
    return {
      loss,
      gradients: [
        throughNormalisation(tf.matMul(towards, v.unit), u),
        throughNormalisation(tf.matMul(tf.transpose(towards), u.unit), v),
      ],
    };
  });
}

/** [2B, 2B] with a one at (i, i ± B): where each row finds the other view of its example. */
function partners(batch: number): tf.Tensor2D {
  const none = tf.zeros<tf.Rank.R2>([batch, batch]);
  const one = tf.eye(batch);
  return tf.concat2d([tf.concat2d([none, one], 1), tf.concat2d([one, none], 1)], 0);
}

/**
 * NT-Xent over both views (Chen et al. 2020, arXiv 2002.05709, eq. 1): each of the 2B rows against the 2B - 1 others.
 */
export function symmetricNTXent(view1: tf.Tensor2D, view2: tf.Tensor2D, tau: number): tf.Scalar {
  const batch = view1.shape[0];
  return analyticLoss([tf.concat2d([view1, view2], 0)], (z) => {
    const w = normalised(z);
    const notItself = tf.mul(tf.eye(2 * batch), -1e9);
    const similarity = tf.mul(tf.matMul(w.unit, tf.transpose(w.unit)), 1 / tau);
    const { loss, gradient } = softmaxLoss(tf.add(similarity, notItself), partners(batch));
    const towards = tf.mul(tf.add(gradient, tf.transpose(gradient)), 1 / tau) as tf.Tensor2D;
    return { loss, gradients: [throughNormalisation(tf.matMul(towards, w.unit), w)] };
  });
}
