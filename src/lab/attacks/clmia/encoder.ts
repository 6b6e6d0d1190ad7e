/**
 * The encoder e (MLP d-128-64) and its projection g (64-32), trained by contrast between views. No membership
 * label is read: the rows come in dataset order and every example of every set is treated alike.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Features } from '../../experiment/experiment.ts';
import { mlp, mlpShapes } from '../../models/mlp.ts';
import {
  initialWeights,
  type ParameterShape,
  toTensors,
  toWeights,
  type Weights,
} from '../../models/parameters.ts';
import type { RandomStream } from '../../random.ts';
import type { StageContext } from '../../stages/stageContext.ts';
import { epochMeans, LossLog, lossCurve } from '../../training/lossLog.ts';
import { type ContrastiveSettings, contrastiveStep } from './contrastiveStep.ts';
import { featureCount, featureRows } from './features.ts';
import { EMBEDDING, HIDDEN, PROJECTION } from './sizes.ts';
import { drawPair, type Views } from './views.ts';

export function encoderShapes(inputs: number): ParameterShape[] {
  return mlpShapes('encoder', [inputs, HIDDEN, EMBEDDING]);
}

export function projectionShapes(): ParameterShape[] {
  return mlpShapes('projection', [EMBEDDING, PROJECTION]);
}

/** The encoder before training; also the frozen encoder of the random-encoder control. */
export function initialEncoder(inputs: number, random: RandomStream): Weights {
  return initialWeights(encoderShapes(inputs), random);
}

/** e: [count, d] features to [count, 64] embeddings. */
export function encode(rows: tf.Tensor2D, encoder: readonly tf.Tensor[]): tf.Tensor2D {
  return mlp(rows, encoder, 'relu');
}

export interface ContrastiveTraining extends ContrastiveSettings {
  readonly views: Views;
  /** [pool] labels the attacker knows of each example. */
  readonly labels: Uint8Array;
  readonly features: Features;
  readonly epochs: number;
  readonly batchSize: number;
  /** Called before the first epoch, as epoch 0, and after each with the encoder's tensors, to keep what it sees. */
  readonly watch?: (epoch: number, encoder: readonly tf.Tensor[]) => Promise<void>;
}

export interface TrainedEncoder {
  readonly weights: Weights;
  /** Mean contrastive loss of each epoch. */
  readonly loss: readonly number[];
  /** The batch size in use: log of it is the loss of views that cannot be told apart. */
  readonly batchSize: number;
}

/** Features of every view, one view after the other: [views * pool, d]. */
function viewRows({ logits, classes, count }: Views, labels: Uint8Array, features: Features): tf.Tensor2D {
  const size = labels.length * classes;
  const width = featureCount(features, classes);
  const rows = new Float32Array(count * labels.length * width);
  for (let v = 0; v < count; v++) {
    const view = logits.subarray(v * size, (v + 1) * size);
    rows.set(featureRows(features, view, labels, classes), v * labels.length * width);
  }
  return tf.tensor2d(rows, [count * labels.length, width]);
}

export async function trainEncoder(
  { views, labels, features, epochs, batchSize, watch, ...settings }: ContrastiveTraining,
  context: StageContext,
): Promise<TrainedEncoder> {
  const pool = labels.length;
  const width = featureCount(features, views.classes);
  const encoder = toTensors(encoderShapes(width), initialEncoder(width, context.random('encoder')));
  const projection = toTensors(
    projectionShapes(),
    initialWeights(projectionShapes(), context.random('projection')),
  );
  const rows = viewRows(views, labels, features);
  const training = contrastiveStep({ ...settings, rows, encoder, projection });
  const batch = Math.min(batchSize, pool);
  const perEpoch = Math.floor(pool / batch);
  const steps = epochs * perEpoch;
  const sizes = Array.from({ length: perEpoch }, () => batch);
  const order = context.random('batches');
  const pairs = context.random('pairs');
  const remedy = 'Lower the learning rate or raise the temperature; finished stages are kept.';
  const losses = new LossLog('The contrastive loss', steps, remedy);
  const draw = lossCurve(context);
  const both = new Int32Array(2 * batch);
  await watch?.(0, training.encoder());
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const shuffled = order.permutation(pool);
    for (let b = 0; b < perEpoch; b++) {
      await context.checkpoint();
      const chosen = shuffled.subarray(b * batch, (b + 1) * batch);
      const [first, second] = drawPair(views, (bound) => pairs.below(bound));
      chosen.forEach((example, i) => {
        both[i] = first * pool + example;
        both[batch + i] = second * pool + example;
      });
      losses.add(training.step(both));
      const endsEpoch = b === perEpoch - 1;
      context.update({ kind: 'progress', step: (epoch - 1) * perEpoch + b + 1, steps, endsEpoch });
      if (context.wantsLosses()) draw(epochMeans(await losses.read(), sizes));
    }
    await watch?.(epoch, training.encoder());
  }
  const loss = epochMeans(await losses.read(), sizes);
  draw(loss);
  return { weights: await toWeights(training.encoder()), loss, batchSize: batch };
}
