/**
 * The lab's small CNN: conv3x3(16) ReLU maxpool2 D, conv3x3(32) ReLU maxpool2 D, dense 128 ReLU D, dense C, where D is a
 * dropout site and `width` scales the channels. Our choice: the paper's own networks are VGG-19 and ResNet-18.
 */
import { conv, dense, flatten, poolRelu } from '../ops/layers.ts';
import { type Classifier, wholeOf } from './network.ts';
import { affineShape, convShape, SAME_3X3, scaledUnits } from './parameters.ts';

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
  return wholeOf({
    shapes: [
      convShape('conv1', SAME_3X3, channels, units.conv1),
      convShape('conv2', SAME_3X3, units.conv1, units.conv2),
      affineShape('dense1', flat, units.dense),
      affineShape('dense2', units.dense, classes),
    ],
    classes,
    stem: ([conv1], images, tape) => poolRelu(conv(images, conv1!, SAME_3X3, tape), tape),
    fromStem([, conv2, dense1, dense2], stem, dropout, tape) {
      const first = dropout(stem, tape);
      const second = dropout(poolRelu(conv(first, conv2!, SAME_3X3, tape), tape), tape);
      const hidden = dropout(dense(flatten(second, tape), dense1!, 'relu', tape), tape);
      return dense(hidden, dense2!, 'linear', tape);
    },
  });
}

export function cnnUnits(width: number): CnnUnits {
  const scaled = (units: number) => scaledUnits(units, width);
  return { conv1: scaled(16), conv2: scaled(32), dense: scaled(128) };
}
