/** Rotation about a picture's centre by a small random angle, bilinear, with zeros beyond its edges. */
import * as tf from '@tensorflow/tfjs-core';
import type { Draw } from './draws.ts';

/** Up to so far to either side. Our choice: the paper publishes none. */
export const MOST_DEGREES = 15;

/** Zeros before and after each side: coordinates are held within them, and a neighbour is always there. */
const BEFORE = 1;
const AFTER = 2;

/** An angle in radians, anticlockwise. */
export function drawAngle(draw: Draw): number {
  return ((2 * draw('angle') - 1) * MOST_DEGREES * Math.PI) / 180;
}

/**
 * Where each pixel comes from is a sum of a row's and a column's part; those alone are uploaded.
 *
 * @param images [count, height, width, channels]
 * @param angles [count] radians, anticlockwise
 */
export function rotated(images: tf.Tensor4D, angles: readonly number[]): tf.Tensor4D {
  const [count, height, width, channels] = images.shape;
  const [tall, wide] = [height + BEFORE + AFTER, width + BEFORE + AFTER];
  const fromRow = { y: new Float32Array(count * height), x: new Float32Array(count * height) };
  const fromColumn = { y: new Float32Array(count * width), x: new Float32Array(count * width) };
  const [middle, centre] = [(height - 1) / 2, (width - 1) / 2];
  angles.forEach((angle, i) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let y = 0; y < height; y++) {
      fromRow.y[i * height + y] = cos * (y - middle) + middle;
      fromRow.x[i * height + y] = -sin * (y - middle);
    }
    for (let x = 0; x < width; x++) {
      fromColumn.y[i * width + x] = sin * (x - centre);
      fromColumn.x[i * width + x] = cos * (x - centre) + centre;
    }
  });
  const first = Int32Array.from({ length: count }, (_, i) => i * tall * wide + BEFORE * wide + BEFORE);
  return tf.tidy(() => {
    const source = (axis: 'y' | 'x', side: number) => {
      const [row, column] = [fromRow[axis], fromColumn[axis]];
      const at = tf.add(tf.tensor3d(row, [count, height, 1]), tf.tensor3d(column, [count, 1, width]));
      return tf.clipByValue(at, -BEFORE, side);
    };
    const [y, x] = [source('y', height), source('x', width)];
    const [top, left] = [tf.floor(y), tf.floor(x)];
    const index = tf.add(
      tf.add(tf.mul(tf.cast(top, 'int32'), tf.scalar(wide, 'int32')), tf.cast(left, 'int32')),
      tf.tensor3d(first, [count, 1, 1], 'int32'),
    );
    const padding: [number, number] = [BEFORE, AFTER];
    const pixels = tf.reshape(tf.pad4d(images, [[0, 0], padding, padding, [0, 0]]), [-1, channels]);
    const [down, right] = [tf.sub(y, top), tf.sub(x, left)];
    const [up, back] = [tf.sub(1, down), tf.sub(1, right)];
    const share = (offset: number, vertical: tf.Tensor, horizontal: tf.Tensor) => {
      const at = tf.reshape(tf.add(index, tf.scalar(offset, 'int32')), [-1]);
      return tf.mul(tf.gather(pixels, at), tf.reshape(tf.mul(vertical, horizontal), [-1, 1]));
    };
    const parts = [
      share(0, up, back),
      share(1, up, right),
      share(wide, down, back),
      share(wide + 1, down, right),
    ];
    return tf.reshape(tf.addN(parts), [count, height, width, channels]);
  });
}
