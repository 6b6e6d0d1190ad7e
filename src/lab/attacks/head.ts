/**
 * The membership head: MLP 64-64-1 by binary cross-entropy on the labelled examples. One function fits CLMIA (encoder
 * frozen), its controls (random, trained from scratch, fine-tuned) and the blind control, on the same batches.
 */
import * as tf from '@tensorflow/tfjs-core';
import { mlp, mlpShapes } from '../models/mlp.ts';
import { initialWeights, toTensors } from '../models/parameters.ts';
import { requireFinite, type StageContext } from '../stage.ts';
import { Adam } from '../training/adamStep.ts';
import { binaryCrossEntropy } from '../training/losses.ts';

const HIDDEN = 64;
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
  /** A trainable network between the rows and the head; absent: the rows are embeddings already. */
  readonly encoder?: {
    readonly parameters: tf.Tensor[];
    apply(rows: tf.Tensor2D, parameters: readonly tf.Tensor[]): tf.Tensor2D;
  };
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
}

export async function fitHead(
  { rows, memberships, candidates, encoder, series, steps, batchSize, learningRate }: HeadTraining,
  context: StageContext,
): Promise<FittedHead> {
  const inputs = encoder ? HIDDEN : rows.shape[1];
  const shapes = mlpShapes('head', [inputs, HIDDEN, 1]);
  const head = toTensors(shapes, initialWeights(shapes, context.random('head')));
  const adam = new Adam([...head, ...(encoder?.parameters ?? [])], { learningRate });
  const logits = (x: tf.Tensor2D, parameters: readonly tf.Tensor[]) => {
    const embedded = encoder ? encoder.apply(x, parameters.slice(head.length)) : x;
    return mlp(embedded, parameters.slice(0, head.length), 'linear');
  };
  const truths = tf.tensor2d(memberships, [memberships.length, 1]);
  const draws = context.random('head batches');
  const loss: { step: number; loss: number }[] = [];
  for (let step = 1; step <= steps; step++) {
    await context.checkpoint();
    const batch = Int32Array.from({ length: batchSize }, () => draws.below(memberships.length));
    const value = adam.minimise((parameters) => {
      const chosen = tf.tensor1d(batch, 'int32');
      const x = tf.gather(rows, chosen);
      const y = tf.gather(truths, chosen);
      return binaryCrossEntropy(logits(x, parameters), y);
    });
    if (step % REPORTED === 0 || step === steps) {
      const stepLoss = (await value.data())[0]!;
      requireFinite(stepLoss, `The ${series} loss`, step, steps);
      loss.push({ step, loss: stepLoss });
      context.update({ kind: 'series', series, x: step, y: stepLoss });
      context.update({ kind: 'progress', step, steps, note: series });
    }
    value.dispose();
  }
  const score = (x: tf.Tensor2D) => tf.tidy(() => tf.sigmoid(logits(x, adam.parameters))).data<'float32'>();
  const [known, probabilities] = await Promise.all([score(rows), score(candidates)]);
  const right = known.filter((p, i) => p > 0.5 === memberships[i]! > 0.5).length;
  return { probabilities: Float32Array.from(probabilities), trainAccuracy: right / memberships.length, loss };
}
