/**
 * The encoder e (MLP d-128-64) and its projection g (64-32), trained by contrast between dropout views. No membership
 * label is read: the rows come in dataset order and every example of every set is treated alike.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Features } from '../experiment.ts';
import { mlp, mlpShapes } from '../models/mlp.ts';
import {
  initialWeights,
  type ParameterShape,
  toTensors,
  toWeights,
  type Weights,
} from '../models/parameters.ts';
import type { RandomStream } from '../random.ts';
import { requireFinite, type StageContext } from '../stage.ts';
import { Adam } from '../training/adamStep.ts';
import { infoNCE, symmetricNTXent } from '../training/contrastiveLoss.ts';
import { drawPair, type Views } from './dropoutViews.ts';
import { featureCount, featureRows } from './features.ts';

/** Length of an embedding. */
export const EMBEDDING = 64;
const HIDDEN = 128;
const PROJECTION = 32;
/** Tensors of the encoder at the head of (encoder, projection) parameter lists. */
export const ENCODER_TENSORS = 4;

export function encoderShapes(inputs: number): ParameterShape[] {
  return mlpShapes('encoder', [inputs, HIDDEN, EMBEDDING]);
}

/** The encoder before training; also the frozen encoder of the random-encoder control. */
export function initialEncoder(inputs: number, random: RandomStream): Weights {
  return initialWeights(encoderShapes(inputs), random);
}

/** e: [count, d] features to [count, 64] embeddings. */
export function encode(rows: tf.Tensor2D, encoder: readonly tf.Tensor[]): tf.Tensor2D {
  return mlp(rows, encoder, 'relu');
}

export interface ContrastiveTraining {
  readonly views: Views;
  /** [pool] labels the attacker knows of each example. */
  readonly labels: Uint8Array;
  readonly features: Features;
  readonly temperature: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly symmetric: boolean;
  /** Called after each epoch with the encoder's tensors, to draw what it sees. */
  readonly watch?: (epoch: number, encoder: readonly tf.Tensor[]) => Promise<void>;
}

export interface TrainedEncoder {
  readonly weights: Weights;
  /** Mean contrastive loss of each epoch. */
  readonly loss: readonly number[];
  /** The batch size in use: log of it is the loss of views that cannot be told apart. */
  readonly batchSize: number;
}

/** The rows of some examples in one view: [batch, d]. */
function gatherRows(view: Float32Array, width: number, batch: Int32Array): Float32Array {
  const rows = new Float32Array(batch.length * width);
  batch.forEach((from, to) => {
    rows.set(view.subarray(from * width, (from + 1) * width), to * width);
  });
  return rows;
}

export async function trainEncoder(
  {
    views,
    labels,
    features,
    temperature,
    epochs,
    batchSize,
    learningRate,
    symmetric,
    watch,
  }: ContrastiveTraining,
  context: StageContext,
): Promise<TrainedEncoder> {
  const { classes, count } = views;
  const pool = labels.length;
  const width = featureCount(features, classes);
  const size = pool * classes;
  const rows = Array.from({ length: count }, (_, v) =>
    featureRows(features, views.logits.subarray(v * size, (v + 1) * size), labels, classes),
  );
  const projectionShapes = mlpShapes('projection', [EMBEDDING, PROJECTION]);
  const adam = new Adam(
    [
      ...toTensors(encoderShapes(width), initialEncoder(width, context.random('encoder'))),
      ...toTensors(projectionShapes, initialWeights(projectionShapes, context.random('projection'))),
    ],
    { learningRate },
  );
  const batch = Math.min(batchSize, pool);
  const perEpoch = Math.floor(pool / batch);
  const order = context.random('batches');
  const pairs = context.random('pairs');
  const loss: number[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const shuffled = order.permutation(pool);
    let total = 0;
    for (let b = 0; b < perEpoch; b++) {
      await context.checkpoint();
      const chosen = shuffled.slice(b * batch, (b + 1) * batch);
      const [first, second] = drawPair(views, (bound) => pairs.below(bound));
      const both = new Float32Array(2 * batch * width);
      both.set(gatherRows(rows[first]!, width, chosen));
      both.set(gatherRows(rows[second]!, width, chosen), batch * width);
      const value = adam.minimise((parameters) => {
        const x = tf.tensor2d(both, [2 * batch, width]);
        const embedded = encode(x, parameters.slice(0, ENCODER_TENSORS));
        const projected = mlp(embedded, parameters.slice(ENCODER_TENSORS), 'linear');
        const [u, v] = tf.split(projected, 2) as [tf.Tensor2D, tf.Tensor2D];
        return symmetric ? symmetricNTXent(u, v, temperature) : infoNCE(u, v, temperature);
      });
      const step = (epoch - 1) * perEpoch + b + 1;
      const stepLoss = (await value.data())[0]!;
      value.dispose();
      requireFinite(stepLoss, 'The contrastive loss', step, epochs * perEpoch);
      total += stepLoss;
      context.update({ kind: 'progress', step, steps: epochs * perEpoch });
    }
    loss.push(total / perEpoch);
    context.update({ kind: 'series', series: 'loss', x: epoch, y: total / perEpoch });
    await watch?.(epoch, adam.parameters.slice(0, ENCODER_TENSORS));
  }
  return { weights: await toWeights(adam.parameters.slice(0, ENCODER_TENSORS)), loss, batchSize: batch };
}
