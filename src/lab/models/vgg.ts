/**
 * VGG-19 with batch normalisation (Simonyan and Zisserman 2015, arXiv 1409.1556, configuration E; the paper's first
 * network) in its CIFAR form: 16 3x3 convolutions, each with a bias, BN and ReLU, in five stages that end in a 2x2 max
 * pooling, global mean, dense C. A stage does not pool what is a single row or column. `width` scales the channels.
 *
 * The summary of the paper that we worked from does not state where its dropout is, nor its classifier. Our choice: dropout
 * after each of the first four stages and before the classifying layer, which is the only dense one, as CIFAR's usual form
 * has it.
 */
import type * as tf from '@tensorflow/tfjs-core';
import { dense, globalMean, poolRelu } from '../ops/layers.ts';
import type { Tape } from '../ops/tape.ts';
import type { ImageShape } from './cnn.ts';
import type { Classifier } from './network.ts';
import { type Convolve, type NormalConv, normalised } from './normalised.ts';
import { affineShape, SAME_3X3, scaledUnits } from './parameters.ts';

const STAGES = [
  [64, 64],
  [128, 128],
  [256, 256, 256, 256],
  [512, 512, 512, 512],
  [512, 512, 512, 512],
];

interface Stage {
  readonly convs: readonly NormalConv[];
  readonly pools: boolean;
}

function stagesOf({ height, width: columns, channels }: ImageShape, width: number): Stage[] {
  let inputs = channels;
  return STAGES.map((units, s) => {
    const pools = Math.min(height, columns) >> s >= 2;
    const convs = units.map((unit, i): NormalConv => {
      const outputs = scaledUnits(unit, width);
      const sizes = { inputs, outputs };
      inputs = outputs;
      // Where a pooling follows, it is the pooling that rectifies, on a quarter of the elements.
      const activation = pools && i === units.length - 1 ? 'linear' : 'relu';
      return { name: `stage ${s + 1} conv${i + 1}`, ...sizes, window: SAME_3X3, activation };
    });
    return { convs, pools };
  });
}

function through(
  { convs, pools }: Stage,
  convolve: Convolve,
  x: tf.Tensor4D,
  tape: Tape | undefined,
): tf.Tensor4D {
  const features = convs.reduce((out, layer) => convolve(layer, out), x);
  return pools ? poolRelu(features, tape) : features;
}

export function vgg19(image: ImageShape, classes: number, width: number): Classifier {
  const stages = stagesOf(image, width);
  const [first, ...rest] = stages as [Stage, ...Stage[]];
  const convs = stages.flatMap((stage) => stage.convs);
  return normalised({
    convs,
    last: affineShape('dense', convs.at(-1)!.outputs, classes),
    classes,
    stem: (convolve, images, tape) => through(first, convolve, images, tape),
    fromStem(convolve, last, stem, dropout, tape) {
      const features = rest.reduce((x, stage) => through(stage, convolve, dropout(x, tape), tape), stem);
      return dense(dropout(globalMean(features, tape), tape), last, 'linear', tape);
    },
  });
}
