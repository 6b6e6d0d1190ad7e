/**
 * Random crop and horizontal flip: a picture is padded with zeros, cut out again at a random place, and mirrored half of
 * the time (He et al. 2015, arXiv 1512.03385, section 4.2: 4 pixels at 32; in proportion elsewhere is our choice).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Draw } from './draws.ts';

/** Pixels of padding for each pixel of a side. */
const PADDING = 4 / 32;

/** Zeros on either side of so many pixels. */
export function marginOf(side: number): number {
  return Math.round(side * PADDING);
}

/** Where in the padded picture one is cut out, and whether it is then mirrored. */
export interface Shift {
  /** 0 … 2 margins; one margin: the picture itself. */
  readonly top: number;
  readonly left: number;
  readonly flipped: boolean;
}

export function drawShift(
  draw: Draw,
  { crop, flip }: { readonly crop: boolean; readonly flip: boolean },
  [height, width]: readonly [number, number],
): Shift {
  const place = (purpose: 'top' | 'left', side: number) => {
    const margin = marginOf(side);
    return crop ? Math.floor(draw(purpose) * (2 * margin + 1)) : margin;
  };
  return { top: place('top', height), left: place('left', width), flipped: flip && draw('flip') < 0.5 };
}

/**
 * One gather of pixels by index; the index is put together where the engine computes, from a row's and a column's part.
 *
 * @param images [count, height, width, channels]
 * @param shifts [count]
 */
export function shifted(images: tf.Tensor4D, shifts: readonly Shift[]): tf.Tensor4D {
  const [count, height, width, channels] = images.shape;
  const [above, beside] = [marginOf(height), marginOf(width)];
  const [tall, wide] = [height + 2 * above, width + 2 * beside];
  const rows = new Int32Array(count * height);
  const columns = new Int32Array(count * width);
  shifts.forEach(({ top, left, flipped }, i) => {
    for (let y = 0; y < height; y++) rows[i * height + y] = (i * tall + top + y) * wide;
    for (let x = 0; x < width; x++) columns[i * width + x] = left + (flipped ? width - 1 - x : x);
  });
  return tf.tidy(() => {
    const padded = tf.pad4d(images, [
      [0, 0],
      [above, above],
      [beside, beside],
      [0, 0],
    ]);
    const index = tf.add(
      tf.tensor3d(rows, [count, height, 1], 'int32'),
      tf.tensor3d(columns, [count, 1, width], 'int32'),
    );
    const pixels = tf.gather(tf.reshape(padded, [-1, channels]), tf.reshape(index, [-1]));
    return tf.reshape(pixels, [count, height, width, channels]);
  });
}
