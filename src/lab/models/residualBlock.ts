/**
 * The basic block of a CIFAR ResNet-18 (He et al. 2016, arXiv 1512.03385): conv3x3 BN ReLU conv3x3 BN, plus the way around
 * (a 1x1 convolution with BN where the shape changes), ReLU.
 */
import type * as tf from '@tensorflow/tfjs-core';
import type { Activation, ConvAttributes } from '../ops/kernels.ts';
import { addRelu, dense, globalMean } from '../ops/layers.ts';
import type { Tape } from '../ops/tape.ts';
import type { Classifier } from './network.ts';
import { type Convolve, type NormalConv, normalised } from './normalised.ts';
import { affineShape } from './parameters.ts';

interface Channels {
  readonly inputs: number;
  readonly outputs: number;
}

const plainWindow = (size: number, stride: number): ConvAttributes => ({
  filterHeight: size,
  filterWidth: size,
  stride,
  pad: (size - 1) / 2,
  bias: false,
  activation: 'linear',
});

/** A normalised 3 x 3 convolution without a bias. */
export const normalConv3 = (
  name: string,
  channels: Channels,
  stride: number,
  activation: Activation,
): NormalConv => ({ name, ...channels, window: plainWindow(3, stride), activation });

export interface BasicBlock {
  readonly convs: readonly NormalConv[];
  forward(convolve: Convolve, x: tf.Tensor4D, tape: Tape | undefined): tf.Tensor4D;
}

/** @param stride 2: half the height and width come out */
export function basicBlock(name: string, channels: Channels, stride: number): BasicBlock {
  const { inputs, outputs } = channels;
  const inner = { inputs: outputs, outputs };
  const first = normalConv3(`${name} conv1`, channels, stride, 'relu');
  const second = normalConv3(`${name} conv2`, inner, 1, 'linear');
  const around: NormalConv | null =
    stride === 1 && inputs === outputs
      ? null
      : { name: `${name} shortcut`, ...channels, window: plainWindow(1, stride), activation: 'linear' };
  return {
    convs: around ? [first, second, around] : [first, second],
    forward(convolve, x, tape) {
      const residual = convolve(second, convolve(first, x));
      return addRelu(residual, around ? convolve(around, x) : x, tape);
    },
  };
}

/** One block that enters a stage, with a global mean and a classifying layer, to be trained alone. */
export function residualBlock(inputs: number, outputs: number, classes: number): Classifier {
  const block = basicBlock('block', { inputs, outputs }, 2);
  return normalised({
    convs: block.convs,
    last: affineShape('dense', outputs, classes),
    classes,
    stem: (_, images) => images,
    fromStem: (convolve, last, images, _, tape) =>
      dense(globalMean(block.forward(convolve, images, tape), tape), last, 'linear', tape),
  });
}
