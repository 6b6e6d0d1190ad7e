/** Pooling with ReLU out of plain tfjs operations. */
import * as tf from '@tensorflow/tfjs-core';
import type { ComposedKernel } from '../../composed/kernel.ts';
import { masked } from '../../composed/parts.ts';

const pooled = (x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'valid');

export const PoolRelu: ComposedKernel<'PoolRelu'> = ({ x }) => [tf.relu(pooled(x))];

export const PoolReluGrad: ComposedKernel<'PoolReluGrad'> = ({ dy, x, y }) => [
  tf
    .engine()
    .runKernel<tf.Tensor>(
      'MaxPoolGrad',
      { dy: masked(dy, y, 'relu'), input: x, output: pooled(x) },
      { filterSize: [2, 2], strides: [2, 2], pad: 'valid' },
    ),
];
