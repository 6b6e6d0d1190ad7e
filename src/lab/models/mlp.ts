/** Fully connected networks over feature vectors: the encoder, its projection and the membership head. */
import * as tf from '@tensorflow/tfjs-core';
import type { ParameterShape } from './parameters.ts';

/** Shapes of the weight and bias of each layer from `sizes[0]` inputs to `sizes.at(-1)` outputs. */
export function mlpShapes(name: string, sizes: readonly number[]): ParameterShape[] {
  return sizes.slice(1).flatMap((units, i): ParameterShape[] => {
    const inputs = sizes[i]!;
    return [
      { name: `${name} ${i + 1}`, shape: [inputs, units], fanIn: inputs },
      { name: `${name} ${i + 1} bias`, shape: [units], fanIn: inputs },
    ];
  });
}

/**
 * @param parameters weight, bias, weight, bias, …
 * @param last activation of the last layer; the others are ReLU
 */
export function mlp(x: tf.Tensor2D, parameters: readonly tf.Tensor[], last: 'relu' | 'linear'): tf.Tensor2D {
  let out = x;
  for (let i = 0; i < parameters.length; i += 2) {
    const activation = i + 2 < parameters.length ? 'relu' : last;
    out = tf.fused.matMul({
      a: out,
      b: parameters[i] as tf.Tensor2D,
      bias: parameters[i + 1]!,
      activation,
    }) as tf.Tensor2D;
  }
  return out;
}
