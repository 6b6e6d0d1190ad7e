/** Examples and labels as the models read them. */
import * as tf from '@tensorflow/tfjs-core';
import { type Dataset, exampleAt, exampleSize } from '../data/dataset.ts';

/**
 * What is taken from each column of a table, or each channel of a coloured picture, and what the rest is multiplied by;
 * null: the numbers as they are.
 */
export type Scaling = { readonly mean: Float32Array; readonly factor: Float32Array } | null;

const GREATEST_BYTE = 255;

/**
 * Standardises columns or channels by the examples that a model is trained on, and by no others: the mean and spread of
 * others would tell of the members. Grey pictures and counted words have a scale of their own. Our choice.
 */
export function fitScaling(dataset: Dataset, training: ArrayLike<number>): Scaling {
  const { kind, channels } = dataset;
  if (kind === 'texts' || (kind === 'pictures' && channels === 1)) return null;
  const size = exampleSize(dataset);
  const width = kind === 'table' ? size : channels;
  const values = (training.length * size) / width;
  const mean = new Float64Array(width);
  const squares = new Float64Array(width);
  const examples = Array.from(training, (index) => exampleAt(dataset, index));
  for (const example of examples) for (let j = 0; j < size; j++) mean[j % width]! += example[j]! / values;
  for (const example of examples) {
    for (let j = 0; j < size; j++) squares[j % width]! += (example[j]! - mean[j % width]!) ** 2 / values;
  }
  // A column that never changes says nothing, and may do so with any scale.
  const factor = squares.map((square) => (square > 0 ? 1 / Math.sqrt(square) : 1));
  return { mean: Float32Array.from(mean), factor: Float32Array.from(factor) };
}

/** The chosen examples as [count, height, width, channels]: scaled, or else pixels in [0, 1] and words counted. */
export function inputTensor(dataset: Dataset, indices: ArrayLike<number>, scaling: Scaling): tf.Tensor4D {
  const { height, width, channels, kind } = dataset;
  const size = exampleSize(dataset);
  const greatest = kind === 'pictures' ? GREATEST_BYTE : 1;
  const values = new Float32Array(indices.length * size);
  for (let i = 0; i < indices.length; i++) {
    const example = exampleAt(dataset, indices[i]!);
    const at = i * size;
    if (!scaling) for (let j = 0; j < size; j++) values[at + j] = example[j]! / greatest;
    else {
      const { mean, factor } = scaling;
      const columns = mean.length;
      for (let j = 0; j < size; j++)
        values[at + j] = (example[j]! - mean[j % columns]!) * factor[j % columns]!;
    }
  }
  return tf.tensor4d(values, [indices.length, height, width, channels]);
}

/** Pictures in [0, 1], as augmentation changes them, scaled as `inputTensor` scales them. */
export function scaledPictures(pictures: tf.Tensor4D, scaling: Scaling): tf.Tensor4D {
  if (!scaling) return pictures;
  return tf.tidy(() => {
    const mean = tf.tensor1d(scaling.mean.map((value) => value / GREATEST_BYTE));
    const factor = tf.tensor1d(scaling.factor.map((value) => value * GREATEST_BYTE));
    return tf.mul<tf.Tensor4D>(tf.sub(pictures, mean), factor);
  });
}

/** [count] integer labels. */
export function labelTensor(labels: ArrayLike<number>): tf.Tensor1D {
  return tf.tensor1d(Int32Array.from(labels), 'int32');
}
