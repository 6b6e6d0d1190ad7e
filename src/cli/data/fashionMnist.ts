/** The shipped subset of Fashion-MNIST, from the dataset's official files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { balancedSubset } from '../../lab/data/balancedSubset.ts';
import { DataFileError } from '../../lab/data/compactFile.ts';
import type { Dataset } from '../../lab/data/dataset.ts';
import { withoutDuplicates } from '../../lab/data/duplicates.ts';
import { readIdx } from '../../lab/data/idx.ts';
import { randomStream } from '../../lab/random.ts';

/** Where Debian's package dataset-fashion-mnist puts the official files. */
const DEBIAN = '/usr/share/datasets/fashion-mnist';
const PER_CLASS = 800;
const SEED = 1;
const CLASSES = [
  'T-shirt',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
];

function readOfficial(folder: string, file: string): Uint8Array {
  try {
    return gunzipSync(readFileSync(join(folder, file)));
  } catch (error) {
    const hint =
      'Install the package dataset-fashion-mnist, or name the folder of your own copy with --data.';
    throw new DataFileError(join(folder, file), `cannot be read (${(error as Error).message}).`, hint);
  }
}

function wholeSet(folder: string): Dataset {
  const [images, labels] = ['train-images-idx3-ubyte.gz', 'train-labels-idx1-ubyte.gz'].map((file) =>
    readIdx(file, readOfficial(folder, file)),
  ) as [ReturnType<typeof readIdx>, ReturnType<typeof readIdx>];
  const [count = 0, height = 0, width = 0] = images.shape;
  if (labels.values.length !== count) {
    throw new DataFileError(folder, `holds ${count} pictures and ${labels.values.length} labels.`);
  }
  return {
    name: 'Fashion-MNIST',
    count,
    height,
    width,
    channels: 1,
    classNames: CLASSES,
    kind: 'pictures',
    values: images.values,
    labels: labels.values,
    duplicatesRemoved: 0,
  };
}

/** @throws DataFileError for files that cannot be read */
export function fashionMnist(folder = DEBIAN): Dataset {
  const whole = withoutDuplicates(wholeSet(folder));
  return balancedSubset(whole, PER_CLASS, randomStream(SEED, 'subset'));
}
