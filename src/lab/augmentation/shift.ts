/**
 * Random crop and horizontal flip: a picture is padded with zeros, cut out again at a random place, and mirrored half of
 * the time (He et al. 2015, arXiv 1512.03385, section 4.2: 4 pixels at 32; in proportion elsewhere is our choice).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Draw } from './draws.ts';
import { pixelsAt, withBlank } from './sampling.ts';

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
 * @param images [count, height, width, channels]
 * @param shifts [count]
 */
export function shifted(images: tf.Tensor4D, shifts: readonly Shift[]): tf.Tensor4D {
  const [count, height, width] = images.shape;
  const blank = count * height * width;
  const index = new Int32Array(blank).fill(blank);
  shifts.forEach(({ top, left, flipped }, i) => {
    const [down, right] = [top - marginOf(height), left - marginOf(width)];
    for (let y = Math.max(0, -down); y < height - Math.max(0, down); y++) {
      const [from, to] = [(i * height + y + down) * width + right, (i * height + y) * width];
      const end = width - Math.max(0, right);
      for (let x = Math.max(0, -right); x < end; x++) index[to + (flipped ? width - 1 - x : x)] = from + x;
    }
  });
  return tf.tidy(() => tf.reshape(pixelsAt(withBlank(images), index), images.shape));
}
