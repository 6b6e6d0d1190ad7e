/** The subset of Fashion-MNIST that lies beside the page: 800 pictures of each class. */
import { randomStream } from '../../../random.ts';
import { balancedSubset } from '../../balancedSubset.ts';
import { DataFileError } from '../../compactFile.ts';
import type { Dataset } from '../../dataset.ts';
import { withoutDuplicates } from '../../duplicates.ts';
import { readIdx } from './idx.ts';

/** The official files that it is drawn from, unpacked by whoever reads them. */
const OFFICIAL_FILES = {
  images: 'train-images-idx3-ubyte.gz',
  labels: 'train-labels-idx1-ubyte.gz',
} as const;

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

function wholeSet(folder: string, read: (file: string) => Uint8Array): Dataset {
  const images = readIdx(OFFICIAL_FILES.images, read(OFFICIAL_FILES.images));
  const labels = readIdx(OFFICIAL_FILES.labels, read(OFFICIAL_FILES.labels));
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

/**
 * @param folder how refusals name where the files lie
 * @param read an official file's unpacked bytes
 * @throws DataFileError for files that are damaged, and what `read` throws
 */
export function shippedSubset(folder: string, read: (file: string) => Uint8Array): Dataset {
  return balancedSubset(withoutDuplicates(wholeSet(folder, read)), PER_CLASS, randomStream(SEED, 'subset'));
}
