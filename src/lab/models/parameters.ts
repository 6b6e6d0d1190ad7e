/** A model's parameters as plain arrays: what crosses a stage's border, is stored and compared. */
import * as tf from '@tensorflow/tfjs-core';
import type { ConvAttributes } from '../ops/kernels.ts';
import type { RandomStream } from '../random.ts';

export interface ParameterShape {
  readonly name: string;
  readonly shape: readonly number[];
  /** Inputs that feed one unit; sets the spread of the initial values. Null: a normalisation, which starts as none. */
  readonly fanIn: number | null;
}

/** One Float32Array per parameter, in the order of the model's shapes. */
export type Weights = readonly Float32Array[];

/** A dense layer: its weights, then its bias as the last row. */
export function affineShape(name: string, inputs: number, units: number): ParameterShape {
  return { name, shape: [inputs + 1, units], fanIn: inputs };
}

/** A convolution: rows over the window's (row, column, channel), then the bias where it has one. */
export function convShape(
  name: string,
  { filterHeight, filterWidth, bias }: ConvAttributes,
  channels: number,
  filters: number,
): ParameterShape {
  const fanIn = filterHeight * filterWidth * channels;
  return { name, shape: [fanIn + (bias ? 1 : 0), filters], fanIn };
}

/** A batch normalisation: a row of scales, a row of shifts. */
export function normShape(name: string, channels: number): ParameterShape {
  return { name, shape: [2, channels], fanIn: null };
}

/** A 3 x 3 convolution of stride 1 that keeps the size, with a bias. */
export const SAME_3X3: ConvAttributes = {
  filterHeight: 3,
  filterWidth: 3,
  stride: 1,
  pad: 1,
  bias: true,
  activation: 'linear',
};

/**
 * Initial values: uniform within ±1/sqrt(fan-in), weights and biases alike (PyTorch's default for linear and
 * convolution layers). Our choice: the paper does not publish its initialisation.
 */
export function initialWeights(shapes: readonly ParameterShape[], random: RandomStream): Weights {
  return shapes.map(({ shape, fanIn }) => {
    const size = shape.reduce((product, length) => product * length, 1);
    if (fanIn === null) return Float32Array.from({ length: size }, (_, i) => (i < size / 2 ? 1 : 0));
    const bound = 1 / Math.sqrt(fanIn);
    return Float32Array.from({ length: size }, () => (2 * random.float() - 1) * bound);
  });
}

export function toTensors(shapes: readonly ParameterShape[], weights: Weights): tf.Tensor[] {
  return shapes.map(({ shape }, i) => tf.tensor(weights[i]!.slice(), [...shape]));
}

export async function toWeights(tensors: readonly tf.Tensor[]): Promise<Weights> {
  return Promise.all(tensors.map(async (tensor) => Float32Array.from(await tensor.data())));
}
