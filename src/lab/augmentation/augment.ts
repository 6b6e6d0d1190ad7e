/**
 * Augmentation of pictures: rotation, then crop, then flip, then colour, in this order whatever the order of the list.
 * Which augmentations, their strengths and their order are our choice: the summary of the paper leaves views by augmentation open.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Dataset } from '../data/dataset.ts';
import type { Augmentation } from '../experiment/experiment.ts';
import type { RandomStream } from '../random.ts';
import { drawJitter, jittered } from './colour.ts';
import { type Draw, drawsOf } from './draws.ts';
import { drawAngle, rotated } from './rotation.ts';
import { drawShift, shifted } from './shift.ts';

/** Only pictures can be cropped, flipped, rotated or coloured. */
export class NeedsPictures extends Error {
  override readonly name = 'NeedsPictures';
  constructor(
    what: string,
    { name, kind }: Pick<Dataset, 'name' | 'kind'>,
    readonly hint: string,
  ) {
    super(`${what}, and ${name} holds ${kind === 'table' ? 'a table' : kind}, not pictures.`);
  }
}

/**
 * Changes pictures at random. The same (seed, example) gives the same picture, whatever the engine (but for the rounding of
 * float32) and whatever pictures stand beside it.
 *
 * @param images [count, height, width, channels] in [0, 1]
 * @param seed fresh for each call
 * @param first the number of the first example within the call; the others follow
 */
export type Augmenter = (images: tf.Tensor4D, seed: number, first: number) => tf.Tensor4D;

export function augmenter(augmentations: readonly Augmentation[]): Augmenter {
  const [crop, flip, rotation, colour] = (['crop', 'flip', 'rotation', 'colour'] as const).map((name) =>
    augmentations.includes(name),
  ) as [boolean, boolean, boolean, boolean];
  return (images, seed, first) => {
    const [count, height, width] = images.shape;
    const perExample = <T>(make: (draw: Draw) => T): T[] =>
      Array.from({ length: count }, (_, i) => make(drawsOf(seed, first + i)));
    return tf.tidy(() => {
      let pictures = tf.clone(images);
      if (rotation) pictures = rotated(pictures, perExample(drawAngle));
      if (crop || flip) {
        pictures = shifted(
          pictures,
          perExample((draw) => drawShift(draw, { crop, flip }, [height, width])),
        );
      }
      return colour ? jittered(pictures, perExample(drawJitter)) : pictures;
    });
  };
}

/**
 * What changes every batch of a training on pictures, freshly each time: crop and flip (He et al. 2015, section 4.2).
 * @throws NeedsPictures
 */
export function trainingAugmentation(
  dataset: Pick<Dataset, 'name' | 'kind'>,
  random: RandomStream,
): (images: tf.Tensor4D) => tf.Tensor4D {
  if (dataset.kind !== 'pictures') {
    const hint = 'Set target.augment=false, or choose a data set of pictures.';
    throw new NeedsPictures('Training with augmentation crops and flips', dataset, hint);
  }
  const augment = augmenter(['crop', 'flip']);
  return (images) => augment(images, random.bits(), 0);
}
