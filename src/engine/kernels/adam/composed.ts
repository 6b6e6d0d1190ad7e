/** Adam out of plain tfjs operations. */
import * as tf from '@tensorflow/tfjs-core';
import type { ComposedKernel } from '../../composed/kernel.ts';
import { numbered } from './numbered.ts';

/** The parameters that each state holds. Plain tensors cannot be views: they are told of each step. */
const parametersOf = new WeakMap<tf.Tensor, readonly tf.Tensor[]>();

/**
 * Changes a tensor in place: the other one has its old values then, and they go with it. A variable could be assigned to,
 * but no scope would clear it away.
 */
function assign(tensor: tf.Tensor, values: tf.Tensor): void {
  const old = tensor.dataId;
  tensor.dataId = values.dataId;
  values.dataId = old;
}

const flat = (tensors: readonly tf.Tensor[]): tf.Tensor1D =>
  tf.concat1d(tensors.map((tensor) => tf.reshape(tensor, [-1])));

export const PackParameters: ComposedKernel<'PackParameters'> = (inputs) => {
  const initial = numbered('p', inputs);
  const values = flat(initial);
  const none = tf.zerosLike(values);
  const state = tf.stack([values, none, none]);
  const parameters = initial.map((parameter) => tf.clone(parameter));
  parametersOf.set(state, parameters);
  return [state, ...parameters];
};

export const AdamStep: ComposedKernel<'AdamStep'> = (inputs, at) => {
  const { state } = inputs;
  const [value, m, v] = tf.unstack(state) as [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D];
  const gradient = flat(numbered('g', inputs));
  const first = tf.add(tf.mul(m, at.beta1), tf.mul(gradient, 1 - at.beta1));
  const second = tf.add(tf.mul(v, at.beta2), tf.mul(tf.square(gradient), 1 - at.beta2));
  const deviation = tf.add(tf.sqrt(tf.div(second, at.correction2)), at.epsilon);
  const change = tf.mul(tf.div(first, deviation), at.learningRate / at.correction1);
  const moved = tf.sub(value, change);
  assign(state, tf.stack([moved, first, second]));
  const parameters = parametersOf.get(state)!;
  const parts = tf.split(
    moved,
    parameters.map(({ size }) => size),
  );
  for (const [i, parameter] of parameters.entries()) {
    assign(parameter, tf.reshape(parts[i]!, parameter.shape));
  }
  return [];
};
