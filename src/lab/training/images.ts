/** Pictures and labels as the models read them. */
import * as tf from '@tensorflow/tfjs-core';
import { type Dataset, exampleAt, exampleSize } from '../data/dataset.ts';

/** The chosen examples as [count, height, width, channels] in [0, 1]. */
export function imageTensor(dataset: Dataset, indices: ArrayLike<number>): tf.Tensor4D {
  const { height, width, channels } = dataset;
  const size = exampleSize(dataset);
  const values = new Float32Array(indices.length * size);
  for (let i = 0; i < indices.length; i++) {
    const picture = exampleAt(dataset, indices[i]!);
    for (let j = 0; j < size; j++) values[i * size + j] = picture[j]! / 255;
  }
  return tf.tensor4d(values, [indices.length, height, width, channels]);
}

/** [count] integer labels. */
export function labelTensor(labels: ArrayLike<number>): tf.Tensor1D {
  return tf.tensor1d(Int32Array.from(labels), 'int32');
}
