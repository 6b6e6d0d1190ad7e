/** Dense layers out of plain tfjs operations. */
import * as tf from '@tensorflow/tfjs-core';
import type { Composed } from '../../composed/kernel.ts';
import { masked, withoutBias } from '../../composed/parts.ts';

export const dense: Composed<'Dense'> = ({ x, w }, { activation }) => {
  const { weights, bias } = withoutBias(w);
  return [tf.fused.matMul({ a: x as tf.Tensor2D, b: weights, bias: bias!, activation })];
};

export const denseGradWeights: Composed<'DenseGradWeights'> = ({ x, dy, y }, { activation }) => {
  const passed = masked(dy, y, activation) as tf.Tensor2D;
  return [tf.concat([tf.matMul(x as tf.Tensor2D, passed, true), tf.sum(passed, 0, true)], 0)];
};

export const denseGradInput: Composed<'DenseGradInput'> = ({ dy, y, w }, { activation }) => [
  tf.matMul(masked(dy, y, activation) as tf.Tensor2D, withoutBias(w).weights, false, true),
];
