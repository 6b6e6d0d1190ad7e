/** Dense layers out of plain tfjs operations. */
import * as tf from '@tensorflow/tfjs-core';
import type { ComposedKernel } from '../../composed/kernel.ts';
import { masked, withoutBias } from '../../composed/parts.ts';

export const Dense: ComposedKernel<'Dense'> = ({ x, w }, { activation }) => {
  const { weights, bias } = withoutBias(w);
  return [tf.fused.matMul({ a: x as tf.Tensor2D, b: weights, bias: bias!, activation })];
};

export const DenseGradWeights: ComposedKernel<'DenseGradWeights'> = ({ x, dy, y }, { activation }) => {
  const passed = masked(dy, y, activation) as tf.Tensor2D;
  return [tf.concat([tf.matMul(x as tf.Tensor2D, passed, true), tf.sum(passed, 0, true)], 0)];
};

export const DenseGradInput: ComposedKernel<'DenseGradInput'> = ({ dy, y, w }, { activation }) => [
  tf.matMul(masked(dy, y, activation) as tf.Tensor2D, withoutBias(w).weights, false, true),
];
