/** Convolution out of plain tfjs operations. */
import * as tf from '@tensorflow/tfjs-core';
import type { ConvAttributes } from '../../../lab/ops/kernels.ts';
import type { ComposedKernel } from '../../composed/kernel.ts';
import { masked, withoutBias } from '../../composed/parts.ts';

type Shape4 = [number, number, number, number];

const geometry = ({ stride, pad }: ConvAttributes) => ({
  strides: [stride, stride],
  pad,
  dataFormat: 'NHWC',
  dilations: [1, 1],
});

function filterShape(w: tf.Tensor, { filterHeight, filterWidth, bias }: ConvAttributes): Shape4 {
  const [rows, out] = w.shape as [number, number];
  return [filterHeight, filterWidth, (rows - (bias ? 1 : 0)) / (filterHeight * filterWidth), out];
}

export const Conv: ComposedKernel<'Conv'> = ({ x, w }, attributes) => {
  const { weights, bias } = withoutBias(w, attributes.bias);
  const filter = tf.reshape(weights, filterShape(w, attributes));
  const { stride, pad, activation } = attributes;
  const convolved = tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, stride, pad);
  const y = bias ? tf.add(convolved, bias) : convolved;
  return [activation === 'relu' ? tf.relu(y) : y];
};

export const ConvGradWeights: ComposedKernel<'ConvGradWeights'> = ({ x, dy, y }, attributes) => {
  const passed = masked(dy, y, attributes.activation);
  const { filterHeight, filterWidth } = attributes;
  const [channels, out] = [x.shape[3]!, dy.shape[3]!];
  const shape: Shape4 = [filterHeight, filterWidth, channels, out];
  const filter = tf
    .engine()
    .runKernel<tf.Tensor>(
      'Conv2DBackpropFilter',
      { x, dy: passed },
      { ...geometry(attributes), filterShape: shape },
    );
  const weights = tf.reshape(filter, [-1, out]);
  if (!attributes.bias) return [weights];
  return [tf.concat([weights, tf.reshape(tf.sum(passed, [0, 1, 2]), [1, out])], 0)];
};

export const ConvGradInput: ComposedKernel<'ConvGradInput'> = ({ dy, y, w }, attributes) => {
  const filter = tf.reshape(withoutBias(w, attributes.bias).weights, filterShape(w, attributes));
  const inputShape: Shape4 = [dy.shape[0]!, attributes.height, attributes.width, filter.shape[2]!];
  return [
    tf
      .engine()
      .runKernel<tf.Tensor>(
        'Conv2DBackpropInput',
        { dy: masked(dy, y, attributes.activation), filter },
        { ...geometry(attributes), inputShape },
      ),
  ];
};
