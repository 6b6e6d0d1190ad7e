/** Fully connected networks over feature vectors: the encoder, its projection and the membership head. */
import type * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../ops/kernels.ts';
import { dense } from '../ops/layers.ts';
import type { Tape } from '../ops/tape.ts';
import { affineShape, type ParameterShape } from './parameters.ts';

/** Shapes of the layers from `sizes[0]` inputs to `sizes.at(-1)` outputs. */
export function mlpShapes(name: string, sizes: readonly number[]): ParameterShape[] {
  return sizes.slice(1).map((units, i) => affineShape(`${name} ${i + 1}`, sizes[i]!, units));
}

/** @param last activation of the last layer; the others are ReLU */
export function mlp(
  x: tf.Tensor2D,
  layers: readonly tf.Tensor[],
  last: Activation,
  tape?: Tape,
): tf.Tensor2D {
  return layers.reduce<tf.Tensor2D>(
    (out, layer, i) => dense(out, layer, i + 1 < layers.length ? 'relu' : last, tape),
    x,
  );
}
