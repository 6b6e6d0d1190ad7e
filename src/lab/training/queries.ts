/** Queries put to a trained classifier, and how often it is right. */
import * as tf from '@tensorflow/tfjs-core';
import type { Classifier } from '../models/classifier.ts';
import type { Dropout } from '../models/dropout.ts';
import type { StageContext } from '../stage.ts';

/** Pictures per forward pass: what a laptop's cache holds of a layer, and enough to fill a GPU. */
const QUERY_BATCH = 250;

/** Logits of all images, in batches that let messages in, read back once. @returns [count, classes] */
export async function queryLogits(
  model: Classifier,
  parameters: readonly tf.Tensor[],
  images: tf.Tensor4D,
  dropout: Dropout,
  context: StageContext,
): Promise<Float32Array> {
  const count = images.shape[0];
  const parts: tf.Tensor2D[] = [];
  for (let start = 0; start < count; start += QUERY_BATCH) {
    await context.checkpoint();
    const size = Math.min(QUERY_BATCH, count - start);
    parts.push(
      tf.tidy(() =>
        model.logits(parameters, tf.slice4d(images, [start, 0, 0, 0], [size, -1, -1, -1]), dropout),
      ),
    );
  }
  const logits = tf.tidy(() => tf.concat2d(parts, 0));
  tf.dispose(parts);
  const values = Float32Array.from(await logits.data<'float32'>());
  logits.dispose();
  return values;
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
