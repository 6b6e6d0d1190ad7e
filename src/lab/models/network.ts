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

/**
 * Told the moments [2, channels] that a batch normalisation, named by its number, met in a batch, and over how many
 * values of each channel they were taken.
 */
export type SeeMoments = (norm: number, moments: tf.Tensor, values: number) => void;

/** The form in which a network is trained: batch normalisations take the moments of the batch. */
export interface Learner {
  readonly shapes: readonly ParameterShape[];
  /** Channels of each batch normalisation. */
  readonly norms: readonly number[];
  logits(
    parameters: readonly tf.Tensor[],
    images: tf.Tensor4D,
    dropout: Dropout,
    tape?: Tape,
    see?: SeeMoments,
  ): tf.Tensor2D;
  /**
   * The parameters of the form that answers, its normalisations at their running moments [2, channels]. Those that are not
   * among the given ones are the caller's.
   */
  answering(parameters: readonly tf.Tensor[], running: readonly tf.Tensor[]): readonly tf.Tensor[];
}

/** A classifier in the form in which it answers: batch normalisations have become part of their convolutions. */
export interface Classifier extends Network<tf.Tensor> {
  /** @returns [batch, classes] logits of [batch, height, width, channels] images. */
  logits(parameters: readonly tf.Tensor[], images: tf.Tensor4D, dropout: Dropout, tape?: Tape): tf.Tensor2D;
  readonly learner: Learner;
}

/** A classifier from a network in two parts, which learns in another form where one is given. */
export function wholeOf<Stem extends tf.Tensor>(network: Network<Stem>, learner?: Learner): Classifier {
  const logits: Classifier['logits'] = (parameters, images, dropout, tape) =>
    network.fromStem(parameters, network.stem(parameters, images, tape), dropout, tape);
  const { shapes } = network;
  return {
    ...network,
    logits,
    learner: learner ?? { shapes, norms: [], logits, answering: (parameters) => parameters },
  };
}
