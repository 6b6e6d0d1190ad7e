/** The differentiable layers that models are written in. Without a tape they only compute forward. */
import * as tf from '@tensorflow/tfjs-core';
import { type Activation, type ConvAttributes, type KernelShapes, runKernel } from './kernels.ts';
import type { Tape } from './tape.ts';

/** activation(x w + bias). @param x [batch, in] @param w [in + 1, out], the bias last @returns [batch, out] */
export function dense(
  x: tf.Tensor2D,
  w: tf.Tensor,
  activation: Activation,
  tape: Tape | undefined,
): tf.Tensor2D {
  const [y] = runKernel('Dense', { x, w }, { activation }) as [tf.Tensor2D];
  tape?.record(y, [x, w], (dy) => {
    tape.give(w, () => runKernel('DenseGradWeights', { x, dy, y }, { activation })[0]!);
    tape.give(x, () => runKernel('DenseGradInput', { dy, y, w }, { activation })[0]!);
  });
  return y;
}

/** @param x [batch, h, w, in] @param w [rows * columns * in (+ 1), out] @returns [batch, h', w', out] */
export function conv(
  x: tf.Tensor4D,
  w: tf.Tensor,
  attributes: ConvAttributes,
  tape: Tape | undefined,
): tf.Tensor4D {
  const [y] = runKernel('Conv', { x, w }, attributes) as [tf.Tensor4D];
  const [, height, width] = x.shape;
  tape?.record(y, [x, w], (dy) => {
    tape.give(w, () => runKernel('ConvGradWeights', { x, dy, y }, attributes)[0]!);
    tape.give(x, () => runKernel('ConvGradInput', { dy, y, w }, { ...attributes, height, width })[0]!);
  });
  return y;
}

/**
 * Max pooling of 2 x 2 windows, then ReLU: the same as ReLU first, on a quarter of the elements.
 * @param x [batch, h, w, c]
 */
export function poolRelu(x: tf.Tensor4D, tape: Tape | undefined): tf.Tensor4D {
  const [y] = runKernel('PoolRelu', { x }, {}) as [tf.Tensor4D];
  tape?.record(y, [x], (dy) => tape.give(x, () => runKernel('PoolReluGrad', { dy, x, y }, {})[0]!));
  return y;
}

export const BATCH_NORM_EPSILON = 1e-5;

/**
 * Batch normalisation by the batch's own moments (Ioffe and Szegedy 2015, arXiv 1502.03167).
 * @param x [batch, h, w, c] @param affine [2, c] scale and shift @param see told the moments [2, c]
 */
export function batchNorm(
  x: tf.Tensor4D,
  affine: tf.Tensor,
  activation: Activation,
  tape: Tape | undefined,
  see?: (moments: tf.Tensor) => void,
): tf.Tensor4D {
  const attributes = { epsilon: BATCH_NORM_EPSILON, activation };
  const [y, moments] = runKernel('BatchNorm', { x, affine }, attributes) as [tf.Tensor4D, tf.Tensor];
  see?.(moments);
  tape?.record(y, [x, affine], (dy) => {
    const [dx, daffine] = runKernel('BatchNormGrad', { dy, x, y, affine, moments }, attributes);
    tape.give(x, () => dx!);
    tape.give(affine, () => daffine!);
  });
  return y;
}

/** x with each element dropped at a rate, by the mask of a seed; the identity at rate 0. */
export function dropoutLayer<T extends tf.Tensor>(
  x: T,
  attributes: KernelShapes['Dropout']['attributes'],
  tape: Tape | undefined,
): T {
  if (attributes.rate === 0) return x;
  const [y] = runKernel('Dropout', { x }, attributes) as [T];
  tape?.record(y, [x], (dy) => tape.give(x, () => runKernel('Dropout', { x: dy }, attributes)[0]!));
  return y;
}

/** The same elements as [batch, all]. */
export function flatten(x: tf.Tensor, tape: Tape | undefined): tf.Tensor2D {
  const y = tf.reshape<tf.Rank.R2>(x, [x.shape[0]!, -1]);
  tape?.record(y, [x], (dy) => tape.give(x, () => tf.reshape(dy, x.shape)));
  return y;
}

/** relu(a + b): the end of a residual block. */
export function addRelu<T extends tf.Tensor>(a: T, b: T, tape: Tape | undefined): T {
  const [y] = runKernel('AddRelu', { a, b }, {}) as [T];
  tape?.record(y, [a, b], (dy) => {
    const through = runKernel('AddReluGrad', { dy, y }, {})[0]!;
    tape.give(a, () => through);
    tape.give(b, () => through);
  });
  return y;
}

/** Mean over all places. @param x [batch, h, w, c] @returns [batch, c] */
export function globalMean(x: tf.Tensor4D, tape: Tape | undefined): tf.Tensor2D {
  const [batch, height, width, channels] = x.shape;
  if (height === 1 && width === 1) return flatten(x, tape);
  const y = tf.mean<tf.Tensor2D>(x, [1, 2]);
  tape?.record(y, [x], (dy) =>
    tape.give(x, () => {
      const one = tf.reshape(tf.mul(dy, 1 / (height * width)), [batch, 1, 1, channels]);
      return tf.tile(one, [1, height, width, 1]);
    }),
  );
  return y;
}
