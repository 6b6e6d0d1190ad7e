/** Examples and labels as the models read them. */
import * as tf from '@tensorflow/tfjs-core';
import { type Dataset, exampleAt, exampleSize } from '../data/dataset.ts';

/** What is taken from each column of a table and what the rest is multiplied by; null: the numbers as they are. */
export type Scaling = { readonly mean: Float32Array; readonly factor: Float32Array } | null;

/**
 * Standardises a table's columns by the rows that a model is trained on, and by no others: their mean and spread would
 * tell of the members. Pictures and texts have a scale of their own.
 */
export function fitScaling(dataset: Dataset, training: ArrayLike<number>): Scaling {
  if (dataset.kind !== 'table') return null;
  const size = exampleSize(dataset);
  const mean = new Float64Array(size);
  const squares = new Float64Array(size);
  const rows = Array.from(training, (index) => exampleAt(dataset, index));
  for (const row of rows) for (let j = 0; j < size; j++) mean[j]! += row[j]! / rows.length;
  for (const row of rows)
    for (let j = 0; j < size; j++) squares[j]! += (row[j]! - mean[j]!) ** 2 / rows.length;
  // A column that never changes says nothing, and may do so with any scale.
  const factor = squares.map((square) => (square > 0 ? 1 / Math.sqrt(square) : 1));
  return { mean: Float32Array.from(mean), factor: Float32Array.from(factor) };
}

/** The chosen examples as [count, height, width, channels]: pixels in [0, 1], columns scaled, words counted. */
export function inputTensor(dataset: Dataset, indices: ArrayLike<number>, scaling: Scaling): tf.Tensor4D {
  const { height, width, channels, kind } = dataset;
  const size = exampleSize(dataset);
  const greatest = kind === 'pictures' ? 255 : 1;
  const values = new Float32Array(indices.length * size);
  for (let i = 0; i < indices.length; i++) {
    const example = exampleAt(dataset, indices[i]!);
    const at = i * size;
    if (!scaling) for (let j = 0; j < size; j++) values[at + j] = example[j]! / greatest;
    else
      for (let j = 0; j < size; j++) values[at + j] = (example[j]! - scaling.mean[j]!) * scaling.factor[j]!;
  }
  return tf.tensor4d(values, [indices.length, height, width, channels]);
}

/** [count] integer labels. */
export function labelTensor(labels: ArrayLike<number>): tf.Tensor1D {
  return tf.tensor1d(Int32Array.from(labels), 'int32');
}
