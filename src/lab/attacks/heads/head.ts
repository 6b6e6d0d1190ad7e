/**
 * The membership head: MLP 64-64-1 by binary cross-entropy on the labelled examples. One function fits CLMIA (encoder
 * frozen), its controls (random, trained from scratch, fine-tuned) and the blind control, on the same batches.
 */
import * as tf from '@tensorflow/tfjs-core';
import { mlp, mlpShapes } from '../../models/mlp.ts';
import {
  initialWeights,
  type ParameterShape,
  toTensors,
  toWeights,
  type Weights,
} from '../../models/parameters.ts';
import type { StageContext } from '../../stages/stageContext.ts';
import { LossLog } from '../../training/lossLog.ts';
import { headStep } from './headStep.ts';

const HIDDEN = 64;
/** @param inputs length of an embedding, or of whatever the head reads */
export function headShapes(inputs: number): ParameterShape[] {
  return mlpShapes('head', [inputs, HIDDEN, 1]);
}

/** Steps between two points of the loss curve. */
const REPORTED = 10;

export interface HeadSettings {
  readonly steps: number;
  readonly batchSize: number;
  readonly learningRate: number;
}

export interface HeadTraining extends HeadSettings {
  /** [labelled, d] inputs and [labelled] memberships. */
  readonly rows: tf.Tensor2D;
  readonly memberships: Float32Array;
  /** [candidates, d] inputs to be scored. */
  readonly candidates: tf.Tensor2D;
  /** Layers of a trainable network between the rows and the head; absent: the rows are embeddings already. */
  readonly encoder?: readonly tf.Tensor[];
  /** Name of the loss curve. */
  readonly series: string;
}

export interface FittedHead {
  /** [candidates] probability of membership. */
  readonly probabilities: Float32Array;
  /** Share of the labelled examples on the right side of 0.5 after training. */
  readonly trainAccuracy: number;
  /** Loss of some batches. */
  readonly loss: readonly { readonly step: number; readonly loss: number }[];
  /** The layers that were trained: those of an encoder beneath the head, if any, then the head's. */
  readonly weights: Weights;
}

/** [count] probabilities of membership of rows [count, d] by layers that end in a head. */
export async function headProbabilities(
  rows: tf.Tensor2D,
  layers: readonly tf.Tensor[],
): Promise<Float32Array> {
  const p = tf.tidy(() => tf.sigmoid(mlp(rows, layers, 'linear')));
  const values = Float32Array.from(await p.data<'float32'>());
  p.dispose();
  return values;
}

export async function fitHead(
  { rows, memberships, candidates, encoder, series, steps, batchSize, learningRate }: HeadTraining,
  context: StageContext,
): Promise<FittedHead> {
  const inputs = encoder ? encoder.at(-1)!.shape[1]! : rows.shape[1];
  const shapes = headShapes(inputs);
  const training = headStep({
    rows,
    truths: tf.tensor2d(memberships, [memberships.length, 1]),
    encoder: encoder ?? [],
    head: toTensors(shapes, initialWeights(shapes, context.random('head'))),
    learningRate,
  });
  const draws = context.random('head batches');
  const losses = new LossLog(`The ${series} loss`, steps);
  const loss: { step: number; loss: number }[] = [];
  const draw = (all: readonly number[]) => {
    for (let next = REPORTED * (loss.length + 1); next <= all.length; next += REPORTED) {
      loss.push({ step: next, loss: all[next - 1]! });
      context.update({ kind: 'series', series, x: next, y: all[next - 1]! });
    }
  };
  const batch = new Int32Array(batchSize);
  for (let step = 1; step <= steps; step++) {
    await context.checkpoint();
    losses.add(training.step(batch.map(() => draws.below(memberships.length))));
    context.update({ kind: 'progress', step, steps, note: series });
    if (context.wantsLosses()) draw(await losses.read());
  }
  const all = await losses.read();
  draw(all);
  if (steps % REPORTED !== 0) loss.push({ step: steps, loss: all.at(-1)! });
  const score = (x: tf.Tensor2D) => headProbabilities(x, training.layers());
  const known = await score(rows);
  const right = known.filter((p, i) => p > 0.5 === memberships[i]! > 0.5).length;
  return {
    probabilities: await score(candidates),
    trainAccuracy: right / memberships.length,
    loss,
    weights: await toWeights(training.layers()),
  };
}
