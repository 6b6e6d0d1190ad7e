/**
 * One basic block of a CIFAR ResNet-18 (He et al. 2016, arXiv 1512.03385) that enters a stage: conv3x3 BN ReLU conv3x3 BN,
 * plus a 1x1 shortcut with BN, ReLU; here with a global mean and a classifying layer, to be trained alone.
 */
import type * as tf from '@tensorflow/tfjs-core';
import type { ConvAttributes } from '../ops/kernels.ts';
import { addRelu, batchNorm, conv, dense, globalMean } from '../ops/layers.ts';
import type { Tape } from '../ops/tape.ts';
import { type Classifier, wholeOf } from './network.ts';
import { affineShape, convShape, normShape } from './parameters.ts';

interface Filter {
  readonly size: number;
  readonly stride: number;
}

const plainConv = ({ size, stride }: Filter): ConvAttributes => ({
  filterHeight: size,
  filterWidth: size,
  stride,
  pad: (size - 1) / 2,
  bias: false,
  activation: 'linear',
});

const DOWN = plainConv({ size: 3, stride: 2 });
const SAME = plainConv({ size: 3, stride: 1 });
const SHORTCUT = plainConv({ size: 1, stride: 2 });

/** @param inputs channels in @param outputs channels out, at half the height and width */
export function residualBlock(inputs: number, outputs: number, classes: number): Classifier {
  return wholeOf({
    shapes: [
      convShape('conv1', DOWN, inputs, outputs),
      normShape('norm1', outputs),
      convShape('conv2', SAME, outputs, outputs),
      normShape('norm2', outputs),
      convShape('shortcut', SHORTCUT, inputs, outputs),
      normShape('shortcut norm', outputs),
      affineShape('dense', outputs, classes),
    ],
    classes,
    stem: (_, images) => images,
    fromStem([conv1, norm1, conv2, norm2, shortcut, shortcutNorm, last], images, _, tape) {
      const normal = (
        x: tf.Tensor4D,
        filter: tf.Tensor,
        norm: tf.Tensor,
        shape: ConvAttributes,
        activation: 'relu' | 'linear',
        on: Tape | undefined,
      ) => batchNorm(conv(x, filter, shape, on), norm, activation, on);
      const hidden = normal(images, conv1!, norm1!, DOWN, 'relu', tape);
      const residual = normal(hidden, conv2!, norm2!, SAME, 'linear', tape);
      const around = normal(images, shortcut!, shortcutNorm!, SHORTCUT, 'linear', tape);
      return dense(globalMean(addRelu(residual, around, tape), tape), last!, 'linear', tape);
    },
  });
}
