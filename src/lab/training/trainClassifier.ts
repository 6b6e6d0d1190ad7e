/** Training of a target or shadow classifier, and the queries put to it. */
import * as tf from '@tensorflow/tfjs-core';
import { type Dataset, labelsAt } from '../data/dataset.ts';
import type { Classifier } from '../models/classifier.ts';
import { activeDropout, type Dropout, noDropout } from '../models/dropout.ts';
import { initialWeights, toTensors, toWeights, type Weights } from '../models/parameters.ts';
import { requireFinite, type StageContext } from '../stage.ts';
import { Adam } from './adamStep.ts';
import { imageTensor, oneHotTensor } from './images.ts';
import { crossEntropy } from './losses.ts';

export interface History {
  /** Mean training loss of each epoch. */
  readonly loss: readonly number[];
  /** Accuracies at some epochs, on at most MEASURED members and non-members. */
  readonly accuracy: readonly {
    readonly epoch: number;
    readonly members: number;
    readonly nonMembers: number;
  }[];
}

export interface TrainedClassifier {
  readonly weights: Weights;
  readonly history: History;
  /** [2n, classes]: without dropout, members first, then non-members. */
  readonly logits: Float32Array;
  readonly classes: number;
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
}

export interface ClassifierTraining {
  readonly model: Classifier;
  readonly dataset: Dataset;
  /** Labels of the whole dataset. */
  readonly labels: Uint8Array;
  readonly members: Int32Array;
  readonly nonMembers: Int32Array;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly dropoutRate: number;
}

/** Pictures per forward pass when a model is queried. */
const QUERY_BATCH = 250;
/** Pictures of each kind whose accuracy is followed during training, and how often. */
const MEASURED = 250;
const MEASUREMENTS = 16;

/** Logits of all images, in batches that let messages in. @returns [count, classes] */
export async function queryLogits(
  model: Classifier,
  parameters: readonly tf.Tensor[],
  images: tf.Tensor4D,
  dropout: Dropout,
  context: StageContext,
): Promise<Float32Array> {
  const count = images.shape[0];
  const logits = new Float32Array(count * model.classes);
  for (let start = 0; start < count; start += QUERY_BATCH) {
    await context.checkpoint();
    const size = Math.min(QUERY_BATCH, count - start);
    const batch = tf.tidy(() =>
      model.logits(parameters, tf.slice4d(images, [start, 0, 0, 0], [size, -1, -1, -1]), dropout),
    );
    logits.set(await batch.data<'float32'>(), start * model.classes);
    batch.dispose();
  }
  return logits;
}

export function accuracy(logits: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  let right = 0;
  for (let i = 0; i < labels.length; i++) {
    let best = 0;
    for (let c = 1; c < classes; c++) if (logits[i * classes + c]! > logits[i * classes + best]!) best = c;
    if (best === labels[i]) right++;
  }
  return right / labels.length;
}

export async function trainClassifier(
  {
    model,
    dataset,
    labels,
    members,
    nonMembers,
    epochs,
    batchSize,
    learningRate,
    dropoutRate,
  }: ClassifierTraining,
  context: StageContext,
): Promise<TrainedClassifier> {
  const n = members.length;
  const images = imageTensor(dataset, members);
  const truths = oneHotTensor(labelsAt(labels, members), model.classes);
  const measured = [members, nonMembers].map((set) => set.slice(0, MEASURED));
  const measuredImages = measured.map((set) => imageTensor(dataset, set));
  const adam = new Adam(
    toTensors(model.shapes, initialWeights(model.shapes, context.random('initial weights'))),
    {
      learningRate,
    },
  );
  const order = context.random('batches');
  const masks = context.random('dropout');
  const dropout = activeDropout(dropoutRate, () => masks.bits());
  const stepsPerEpoch = Math.ceil(n / batchSize);
  const steps = stepsPerEpoch * epochs;
  const every = Math.ceil(epochs / MEASUREMENTS);
  const loss: number[] = [];
  const measurements: { epoch: number; members: number; nonMembers: number }[] = [];

  for (let epoch = 1; epoch <= epochs; epoch++) {
    const shuffled = order.permutation(n);
    let total = 0;
    for (let start = 0; start < n; start += batchSize) {
      await context.checkpoint();
      const batch = shuffled.slice(start, start + batchSize);
      const value = adam.minimise((parameters) => {
        const rows = tf.tensor1d(batch, 'int32');
        const x = tf.gather(images, rows);
        const y = tf.gather(truths, rows);
        return crossEntropy(model.logits(parameters, x, dropout), y);
      });
      const batchLoss = (await value.data())[0]!;
      value.dispose();
      const step = (epoch - 1) * stepsPerEpoch + start / batchSize + 1;
      requireFinite(batchLoss, 'The training loss', step, steps);
      total += batchLoss * batch.length;
      context.update({ kind: 'progress', step, steps });
    }
    loss.push(total / n);
    context.update({ kind: 'series', series: 'loss', x: epoch, y: total / n });
    if (epoch % every === 0 || epoch === epochs) {
      const figures: number[] = [];
      for (const [i, set] of measured.entries()) {
        const logits = await queryLogits(model, adam.parameters, measuredImages[i]!, noDropout, context);
        figures.push(accuracy(logits, labelsAt(labels, set), model.classes));
      }
      const [seen, unseen] = figures as [number, number];
      measurements.push({ epoch, members: seen, nonMembers: unseen });
      context.update({ kind: 'series', series: 'members', x: epoch, y: seen });
      context.update({ kind: 'series', series: 'nonMembers', x: epoch, y: unseen });
    }
  }

  const logits = new Float32Array(2 * n * model.classes);
  const sets = [members, nonMembers];
  for (const [i, set] of sets.entries()) {
    const all = i === 0 ? images : imageTensor(dataset, set);
    logits.set(await queryLogits(model, adam.parameters, all, noDropout, context), i * n * model.classes);
  }
  const half = n * model.classes;
  return {
    weights: await toWeights(adam.parameters),
    history: { loss, accuracy: measurements },
    logits,
    classes: model.classes,
    trainAccuracy: accuracy(logits.subarray(0, half), labelsAt(labels, members), model.classes),
    testAccuracy: accuracy(logits.subarray(half), labelsAt(labels, nonMembers), model.classes),
  };
}
