/**
 * Colour jitter: brightness, contrast and saturation, each by a random factor, in this order (torchvision's ColorJitter
 * draws the order too). The strength is SimCLR's for CIFAR-10 (arXiv 2002.05709, appendix B.9: 0.8 s at s = 0.5), without
 * its change of hue; that it serves here is our choice. Grey pictures have brightness and contrast only.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Draw } from './draws.ts';

/** Factors lie within 1 ± this. */
const STRENGTH = 0.4;

/** Luma of red, green and blue (ITU-R BT.601), as torchvision weighs them. */
export const LUMA = [0.2989, 0.587, 0.114] as const;

export interface Jitter {
  readonly brightness: number;
  readonly contrast: number;
  readonly saturation: number;
}

export function drawJitter(draw: Draw): Jitter {
  const factor = (purpose: keyof Jitter) => 1 + (2 * draw(purpose) - 1) * STRENGTH;
  return {
    brightness: factor('brightness'),
    contrast: factor('contrast'),
    saturation: factor('saturation'),
  };
}

/**
 * @param images [count, height, width, channels] in [0, 1]; three channels are red, green and blue, others shades of grey
 * @param jitters [count]
 * @returns clipped to [0, 1] after each change
 */
export function jittered(images: tf.Tensor4D, jitters: readonly Jitter[]): tf.Tensor4D {
  const [count, height, width, channels] = images.shape;
  const coloured = channels === LUMA.length;
  return tf.tidy(() => {
    const weights = coloured ? [...LUMA] : Array.from({ length: channels }, () => 1 / channels);
    const luma = tf.tensor2d(weights, [channels, 1]);
    const grey = (x: tf.Tensor) => tf.matMul(tf.reshape(x, [-1, channels]) as tf.Tensor2D, luma);
    /** Each picture times its factor, the rest to 1 made up with another. */
    const mixed = (x: tf.Tensor, other: tf.Tensor, what: keyof Jitter) => {
      const factors = jitters.map((jitter) => Math.fround(jitter[what]));
      const own = tf.tensor4d(factors, [count, 1, 1, 1]);
      const rest = tf.tensor4d(
        factors.map((factor) => 1 - factor),
        [count, 1, 1, 1],
      );
      return tf.clipByValue(tf.add(tf.mul(x, own), tf.mul(other, rest)), 0, 1);
    };
    const bright = mixed(images, tf.scalar(0), 'brightness');
    const mean = tf.reshape(grey(tf.mean(bright, [1, 2])), [count, 1, 1, 1]);
    const contrasted = mixed(bright, mean, 'contrast');
    if (!coloured) return contrasted as tf.Tensor4D;
    const greys = tf.reshape(grey(contrasted), [count, height, width, 1]);
    return mixed(contrasted, greys, 'saturation') as tf.Tensor4D;
  });
}
