/** A model's parameters as plain arrays: what crosses a stage's border, is stored and compared. */
import * as tf from '@tensorflow/tfjs-core';
import type { RandomStream } from '../random.ts';

export interface ParameterShape {
  readonly name: string;
  readonly shape: readonly number[];
  /** Inputs that feed one unit; sets the spread of the initial values. */
  readonly fanIn: number;
}

/** One Float32Array per parameter, in the order of the model's shapes. */
export type Weights = readonly Float32Array[];

/**
 * Initial values: uniform within ±1/sqrt(fan-in), weights and biases alike (PyTorch's default for linear and
 * convolution layers). Our choice: the paper does not publish its initialisation.
 */
export function initialWeights(shapes: readonly ParameterShape[], random: RandomStream): Weights {
  return shapes.map(({ shape, fanIn }) => {
    const bound = 1 / Math.sqrt(fanIn);
    const size = shape.reduce((product, length) => product * length, 1);
    return Float32Array.from({ length: size }, () => (2 * random.float() - 1) * bound);
  });
}

export function toTensors(shapes: readonly ParameterShape[], weights: Weights): tf.Tensor[] {
  return shapes.map(({ shape }, i) => tf.tensor(weights[i]!.slice(), [...shape]));
}

export async function toWeights(tensors: readonly tf.Tensor[]): Promise<Weights> {
  return Promise.all(tensors.map(async (tensor) => Float32Array.from(await tensor.data())));
}
