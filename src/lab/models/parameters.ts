/** A model's parameters as plain arrays: what crosses a stage's border, is stored and compared. */
import * as tf from '@tensorflow/tfjs-core';
import type { Initialisation } from '../experiment/experiment.ts';
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

/** A layer's units at a width: never fewer than one. */
export function scaledUnits(units: number, width: number): number {
  return Math.max(1, Math.round(units * width));
}

/** Two draws give two normal values (Box and Muller 1958). */
function normalDraws(random: RandomStream): () => number {
  let kept: number | null = null;
  return () => {
    if (kept !== null) {
      const value = kept;
      kept = null;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random.float()));
    const angle = 2 * Math.PI * random.float();
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/**
 * Initial values. Uniform: within ±1/sqrt(fan-in), weights and biases alike (PyTorch's default for linear and convolution
 * layers). He: normal with variance 2/fan-in, biases zero (He et al. 2015, arXiv 1502.01852, eq. 10). Normalisations begin
 * with scale 1 and shift 0. Our choice: the summary of the paper that we worked from states no initialisation.
 */
export function initialWeights(
  shapes: readonly ParameterShape[],
  random: RandomStream,
  initialisation: Initialisation = 'uniform',
): Weights {
  const normal = normalDraws(random);
  return shapes.map(({ shape, fanIn }) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const values = new Float32Array(size);
    if (fanIn === null) return values.fill(1, 0, size / 2);
    if (initialisation === 'uniform') {
      const bound = 1 / Math.sqrt(fanIn);
      // A call for each, as `map` makes, takes twice as long: there are millions.
      for (let i = 0; i < size; i++) values[i] = (2 * random.float() - 1) * bound;
      return values;
    }
    const spread = Math.sqrt(2 / fanIn);
    const weights = fanIn * shape[1]!;
    for (let i = 0; i < weights; i++) values[i] = spread * normal();
    return values;
  });
}

export function toTensors(shapes: readonly ParameterShape[], weights: Weights): tf.Tensor[] {
  return shapes.map(({ shape }, i) => tf.tensor(weights[i]!.slice(), [...shape]));
}

export async function toWeights(tensors: readonly tf.Tensor[]): Promise<Weights> {
  return Promise.all(tensors.map(async (tensor) => Float32Array.from(await tensor.data())));
}
