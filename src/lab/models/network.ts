/** What the attack needs of a classifier, whatever its architecture. */
import type * as tf from '@tensorflow/tfjs-core';
import type { Tape } from '../ops/tape.ts';
import type { Dropout } from './dropout.ts';
import type { ParameterShape } from './parameters.ts';

/** A network cut at its first dropout site: what comes before is the same in every pass over an image. */
interface Network<Stem extends tf.Tensor> {
  readonly shapes: readonly ParameterShape[];
  readonly classes: number;
  stem(parameters: readonly tf.Tensor[], images: tf.Tensor4D, tape?: Tape): Stem;
  fromStem(parameters: readonly tf.Tensor[], stem: Stem, dropout: Dropout, tape?: Tape): tf.Tensor2D;
}

export interface Classifier extends Network<tf.Tensor> {
  /** @returns [batch, classes] logits of [batch, height, width, channels] images. */
  logits(parameters: readonly tf.Tensor[], images: tf.Tensor4D, dropout: Dropout, tape?: Tape): tf.Tensor2D;
}

/** A classifier from a network in two parts. */
export function wholeOf<Stem extends tf.Tensor>(network: Network<Stem>): Classifier {
  return {
    ...network,
    logits: (parameters, images, dropout, tape) =>
      network.fromStem(parameters, network.stem(parameters, images, tape), dropout, tape),
  };
}
