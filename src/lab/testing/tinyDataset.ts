/** A synthetic image set, small enough that every stage runs within a test. */
import type { Dataset } from '../data/dataset.ts';
import { randomStream } from '../random.ts';

const SIDE = 8;
const CLASSES = ['left', 'middle', 'right'];

/** 8x8 grey pictures: a bright column that tells the class, under noise that tells the example. */
export function tinyDataset(count = 160): Dataset {
  const random = randomStream(1, 'tiny dataset');
  const size = SIDE * SIDE;
  const labels = Uint8Array.from({ length: count }, () => random.below(CLASSES.length));
  const pixels = new Uint8Array(count * size);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < size; j++) {
      const bright = j % SIDE === 1 + 3 * labels[i]! ? 120 : 0;
      pixels[i * size + j] = random.below(136) + bright;
    }
  }
  return {
    name: 'tiny',
    count,
    height: SIDE,
    width: SIDE,
    channels: 1,
    classNames: CLASSES,
    kind: 'pictures',
    values: pixels,
    labels,
    duplicatesRemoved: 0,
  };
}
