/** Queries put to a trained classifier, and how often it is right. */
import * as tf from '@tensorflow/tfjs-core';
import type { Dropout } from '../models/dropout.ts';
import type { Classifier } from '../models/network.ts';
import type { StageContext } from '../stages/stageContext.ts';
import { QUERY_BATCH } from './sizes.ts';

/** The batches in which so many pictures are queried. */
export function batchesOf(count: number): { readonly start: number; readonly size: number }[] {
  return Array.from({ length: Math.ceil(count / QUERY_BATCH) }, (_, b) => {
    const start = b * QUERY_BATCH;
    return { start, size: Math.min(QUERY_BATCH, count - start) };
  });
}

/** Reads rows of the same width back at once, one part after the other, and disposes of them. */
export async function readTogether(parts: tf.Tensor2D[]): Promise<Float32Array> {
  const all = tf.tidy(() => tf.concat2d(parts, 0));
  tf.dispose(parts);
  const values = Float32Array.from(await all.data<'float32'>());
  all.dispose();
  return values;
}

/** Logits of all images, in batches that let messages in. @returns [count, classes] */
export async function queryLogits(
  model: Classifier,
  parameters: readonly tf.Tensor[],
  images: tf.Tensor4D,
  dropout: Dropout,
  context: StageContext,
): Promise<Float32Array> {
  const parts: tf.Tensor2D[] = [];
  for (const { start, size } of batchesOf(images.shape[0])) {
    await context.checkpoint();
    const batch = () => tf.slice4d(images, [start, 0, 0, 0], [size, -1, -1, -1]);
    parts.push(tf.tidy(() => model.logits(parameters, batch(), dropout)));
  }
  return readTogether(parts);
}

/** The most likely class of each row of logits [count, classes]; of equal ones the first. */
export function predictedClasses(logits: ArrayLike<number>, classes: number): Uint8Array {
  return Uint8Array.from({ length: logits.length / classes }, (_, i) => {
    let best = 0;
    for (let c = 1; c < classes; c++) if (logits[i * classes + c]! > logits[i * classes + best]!) best = c;
    return best;
  });
}

export function accuracy(logits: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  const predicted = predictedClasses(logits, classes);
  return predicted.reduce((right, one, i) => right + (one === labels[i] ? 1 : 0), 0) / labels.length;
}
