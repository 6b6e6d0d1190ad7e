/**
 * Pictures put together from pixels of others, each named by its index: one gather where the engine computes. The indices
 * are made here, so that every engine reads the same pixels.
 */
import * as tf from '@tensorflow/tfjs-core';

/** [pixels + 1, channels]: every pixel of every picture, then one of zeros for what lies beyond an edge. */
export function withBlank(images: tf.Tensor4D): tf.Tensor2D {
  const channels = images.shape[3];
  return tf.concat2d([tf.reshape(images, [-1, channels]), tf.zeros([1, channels])], 0);
}

/**
 * @param pixels as `withBlank` gives them
 * @param index of each wanted pixel
 */
export function pixelsAt(pixels: tf.Tensor2D, index: Int32Array): tf.Tensor2D {
  return tf.gather(pixels, tf.tensor1d(index, 'int32'));
}
