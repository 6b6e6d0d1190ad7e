/** Rotation about a picture's centre by a small random angle, bilinear, with zeros beyond its edges. */
import * as tf from '@tensorflow/tfjs-core';
import type { Draw } from './draws.ts';
import { pixelsAt, withBlank } from './sampling.ts';

/** Up to so far to either side. Our choice: the summary of the paper that we worked from states none. */
export const MOST_DEGREES = 15;

/** An angle in radians, anticlockwise. */
export function drawAngle(draw: Draw): number {
  return ((2 * draw('angle') - 1) * MOST_DEGREES * Math.PI) / 180;
}

/** One of the four pixels that a rotated one lies between: which, and how much of it. */
interface Neighbour {
  readonly index: Int32Array;
  readonly share: Float32Array;
}

/** Of every pixel of every picture: its neighbours above left, above right, below left, below right. */
function neighboursOf(
  [count, height, width]: readonly [number, number, number, number],
  angles: readonly number[],
): Neighbour[] {
  const blank = count * height * width;
  const neighbours = Array.from({ length: 4 }, () => ({
    index: new Int32Array(blank),
    share: new Float32Array(blank),
  }));
  const [middle, centre] = [(height - 1) / 2, (width - 1) / 2];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const [cos, sin] = [Math.cos(angles[i]!), Math.sin(angles[i]!)];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        const fromY = cos * (y - middle) + sin * (x - centre) + middle;
        const fromX = cos * (x - centre) - sin * (y - middle) + centre;
        const [top, left] = [Math.floor(fromY), Math.floor(fromX)];
        for (let corner = 0; corner < 4; corner++) {
          const [row, column] = [top + (corner >> 1), left + (corner & 1)];
          const { index, share } = neighbours[corner]!;
          const within = row >= 0 && row < height && column >= 0 && column < width;
          index[at] = within ? (i * height + row) * width + column : blank;
          share[at] = (1 - Math.abs(fromY - row)) * (1 - Math.abs(fromX - column));
        }
      }
    }
  }
  return neighbours;
}

/**
 * @param images [count, height, width, channels]
 * @param angles [count] radians, anticlockwise
 */
export function rotated(images: tf.Tensor4D, angles: readonly number[]): tf.Tensor4D {
  const neighbours = neighboursOf(images.shape, angles);
  return tf.tidy(() => {
    const pixels = withBlank(images);
    const parts = neighbours.map(({ index, share }) =>
      tf.mul(pixelsAt(pixels, index), tf.tensor2d(share, [share.length, 1])),
    );
    return tf.reshape(tf.addN(parts), images.shape);
  });
}
