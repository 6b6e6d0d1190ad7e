/**
 * ResNet-18 in its CIFAR form (He et al. 2016, arXiv 1512.03385; the paper's second network): conv3x3(64) BN ReLU, four
 * stages of two basic blocks with 64, 128, 256 and 512 channels, of which all but the first begin by halving height and
 * width, global mean, dense C. `width` scales the channels; it takes pictures of any size.
 *
 * The summary of the paper that we worked from does not state where its dropout is. Our choice: after each of the first
 * three stages, and before the classifying layer.
 */
import type * as tf from '@tensorflow/tfjs-core';
import { dense, globalMean } from '../ops/layers.ts';
import type { Tape } from '../ops/tape.ts';
import type { ImageShape } from './cnn.ts';
import type { Classifier } from './network.ts';
import { type Convolve, normalised } from './normalised.ts';
import { affineShape, scaledUnits } from './parameters.ts';
import { type BasicBlock, basicBlock, normalConv3 } from './residualBlock.ts';

const STAGES = [64, 128, 256, 512];

function through(
  blocks: readonly BasicBlock[],
  convolve: Convolve,
  x: tf.Tensor4D,
  tape: Tape | undefined,
): tf.Tensor4D {
  return blocks.reduce((out, block) => block.forward(convolve, out, tape), x);
}

export function resnet18({ channels }: ImageShape, classes: number, width: number): Classifier {
  const sizes = STAGES.map((units) => scaledUnits(units, width));
  const entry = normalConv3('entry', { inputs: channels, outputs: sizes[0]! }, 1, 'relu');
  const stages = sizes.map((outputs, s) => [
    basicBlock(`stage ${s + 1} block 1`, { inputs: sizes[Math.max(0, s - 1)]!, outputs }, s === 0 ? 1 : 2),
    basicBlock(`stage ${s + 1} block 2`, { inputs: outputs, outputs }, 1),
  ]);
  const [first, ...rest] = stages as [BasicBlock[], ...BasicBlock[][]];
  return normalised({
    convs: [entry, ...stages.flat().flatMap(({ convs }) => convs)],
    last: affineShape('dense', sizes.at(-1)!, classes),
    classes,
    stem: (convolve, images, tape) => through(first, convolve, convolve(entry, images), tape),
    fromStem(convolve, last, stem, dropout, tape) {
      const features = rest.reduce((x, blocks) => through(blocks, convolve, dropout(x, tape), tape), stem);
      return dense(dropout(globalMean(features, tape), tape), last, 'linear', tape);
    },
  });
}
