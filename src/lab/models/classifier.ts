/** What the attack needs of an image classifier, whatever its architecture. */
import type * as tf from '@tensorflow/tfjs-core';
import type { Architecture } from '../experiment.ts';
import type { Tape } from '../ops/tape.ts';
import { cnn, cnnUnits, type ImageShape } from './cnn.ts';
import type { Dropout } from './dropout.ts';
import type { ParameterShape } from './parameters.ts';

export interface Classifier {
  readonly shapes: readonly ParameterShape[];
  readonly classes: number;
  /** @returns [batch, classes] logits of [batch, height, width, channels] images. */
  logits(parameters: readonly tf.Tensor[], images: tf.Tensor4D, dropout: Dropout, tape?: Tape): tf.Tensor2D;
}

export function classifier(
  architecture: Architecture,
  width: number,
  image: ImageShape,
  classes: number,
): Classifier {
  switch (architecture) {
    case 'cnn':
      return cnn(image, classes, cnnUnits(width));
  }
}
