/**
 * The lab's small CNN: conv3x3(16) ReLU maxpool2 D, conv3x3(32) ReLU maxpool2 D, dense 128 ReLU D, dense C, where D is a
 * dropout site and `width` scales the channels. Our choice: the paper's own networks are VGG-19 and ResNet-18.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Classifier } from './classifier.ts';
import type { ParameterShape } from './parameters.ts';

export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Floor division by 2, twice: the side after both poolings. */
function pooledSide(side: number): number {
  return side >> 2;
}

export interface CnnUnits {
  readonly conv1: number;
  readonly conv2: number;
  readonly dense: number;
}

export function cnn(image: ImageShape, classes: number, units: CnnUnits): Classifier {
  const { height, width, channels } = image;
  const flat = pooledSide(height) * pooledSide(width) * units.conv2;
  const shapes: ParameterShape[] = [];
  const layer = (name: string, shape: number[], fanIn: number) => {
    shapes.push({ name, shape, fanIn }, { name: `${name} bias`, shape: [shape.at(-1)!], fanIn });
  };
  layer('conv1', [3, 3, channels, units.conv1], 9 * channels);
  layer('conv2', [3, 3, units.conv1, units.conv2], 9 * units.conv1);
  layer('dense1', [flat, units.dense], flat);
  layer('dense2', [units.dense, classes], units.dense);

  return {
    shapes,
    classes,
    logits(parameters, images, dropout) {
      const [filter1, bias1, filter2, bias2, dense1, bias3, dense2, bias4] = parameters;
      const block = (x: tf.Tensor4D, filter: tf.Tensor, bias: tf.Tensor) =>
        dropout(
          tf.maxPool(
            tf.fused.conv2d({
              x,
              filter: filter as tf.Tensor4D,
              bias,
              strides: 1,
              pad: 'same',
              activation: 'relu',
            }),
            2,
            2,
            'valid',
          ),
        );
      const pooled = block(block(images, filter1!, bias1!), filter2!, bias2!);
      const hidden = dropout(
        tf.fused.matMul({ a: tf.reshape(pooled, [-1, flat]), b: dense1!, bias: bias3!, activation: 'relu' }),
      );
      return tf.fused.matMul({ a: hidden, b: dense2!, bias: bias4! }) as tf.Tensor2D;
    },
  };
}

export function cnnUnits(width: number): CnnUnits {
  const scaled = (units: number) => Math.max(1, Math.round(units * width));
  return { conv1: scaled(16), conv2: scaled(32), dense: scaled(128) };
}
