/**
 * Networks whose convolutions are followed by batch normalisations (Ioffe and Szegedy 2015, arXiv 1502.03167). They learn
 * with the moments of each batch. They answer with running moments, which are the same for every picture: a normalisation
 * is then one factor and one shift of each channel, and is folded into the convolution before it.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Activation, ConvAttributes } from '../ops/kernels.ts';
import { BATCH_NORM_EPSILON, batchNorm, conv } from '../ops/layers.ts';
import type { Tape } from '../ops/tape.ts';
import type { Dropout } from './dropout.ts';
import { type Classifier, type Learner, wholeOf } from './network.ts';
import { convShape, normShape, type ParameterShape } from './parameters.ts';

/** A convolution, a normalisation and the activation after it. */
export interface NormalConv {
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly window: ConvAttributes;
  readonly activation: Activation;
}

/** Applies one of the network's normalised convolutions. */
export type Convolve = (layer: NormalConv, x: tf.Tensor4D) => tf.Tensor4D;

interface NormalNetwork<Stem extends tf.Tensor> {
  readonly convs: readonly NormalConv[];
  /** The classifying layer. */
  readonly last: ParameterShape;
  readonly classes: number;
  stem(convolve: Convolve, images: tf.Tensor4D, tape: Tape | undefined): Stem;
  fromStem(
    convolve: Convolve,
    last: tf.Tensor,
    stem: Stem,
    dropout: Dropout,
    tape: Tape | undefined,
  ): tf.Tensor2D;
}

/**
 * @param w weights, with or without a bias @param affine scale and shift @param running mean and variance
 * @returns weights with a bias that do the same as the convolution and the normalisation
 */
export function folded(w: tf.Tensor, bias: boolean, affine: tf.Tensor, running: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const [scale, shift] = tf.split(affine, 2) as [tf.Tensor, tf.Tensor];
    const [mean, variance] = tf.split(running, 2) as [tf.Tensor, tf.Tensor];
    const factor = tf.mul(scale, tf.rsqrt(tf.add(variance, BATCH_NORM_EPSILON)));
    const offset = tf.sub(shift, tf.mul(mean, factor));
    const scaled = tf.mul(w, factor);
    if (!bias) return tf.concat([scaled, offset], 0);
    const rows = w.shape[0]! - 1;
    const [weights, last] = tf.split(scaled, [rows, 1]) as [tf.Tensor, tf.Tensor];
    return tf.concat([weights, tf.add(last, offset)], 0);
  });
}

/** A classifier that learns with parameters (convolution, normalisation) of each layer in turn and the last layer's. */
export function normalised<Stem extends tf.Tensor>({
  convs,
  last,
  classes,
  stem,
  fromStem,
}: NormalNetwork<Stem>): Classifier {
  const place = new Map(convs.map((layer, i) => [layer, i]));
  const placeOf = (layer: NormalConv) => place.get(layer)!;
  const learner: Learner = {
    shapes: [
      ...convs.flatMap(({ name, window, inputs, outputs }) => [
        convShape(name, window, inputs, outputs),
        normShape(`${name} norm`, outputs),
      ]),
      last,
    ],
    norms: convs.map(({ outputs }) => outputs),
    logits(parameters, images, dropout, tape, see) {
      const convolve: Convolve = (layer, x) => {
        const i = placeOf(layer);
        const sums = conv(x, parameters[2 * i]!, layer.window, tape);
        const seen = (moments: tf.Tensor) => see?.(i, moments, sums.size / layer.outputs);
        return batchNorm(sums, parameters[2 * i + 1]!, layer.activation, tape, seen);
      };
      return fromStem(convolve, parameters.at(-1)!, stem(convolve, images, tape), dropout, tape);
    },
    answering: (parameters, running) => [
      ...convs.map(({ window: { bias } }, i) =>
        folded(parameters[2 * i]!, bias, parameters[2 * i + 1]!, running[i]!),
      ),
      parameters.at(-1)!,
    ],
  };
  const windows = convs.map(({ window, activation }) => ({ ...window, bias: true, activation }));
  const answers =
    (parameters: readonly tf.Tensor[], tape: Tape | undefined): Convolve =>
    (layer, x) =>
      conv(x, parameters[placeOf(layer)]!, windows[placeOf(layer)]!, tape);
  return wholeOf(
    {
      shapes: [
        ...convs.map(({ name, inputs, outputs }, i) => convShape(name, windows[i]!, inputs, outputs)),
        last,
      ],
      classes,
      stem: (parameters, images, tape) => stem(answers(parameters, tape), images, tape),
      fromStem: (parameters, x, dropout, tape) =>
        fromStem(answers(parameters, tape), parameters.at(-1)!, x, dropout, tape),
    },
    learner,
  );
}
