/** Makes the compact data file that the page and the command line read, from the dataset's official files. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { balancedSubset } from '../lab/data/balancedSubset.ts';
import { CATALOGUE } from '../lab/data/catalogue.ts';
import { DataFileError, encodeCompactFile } from '../lab/data/compactFile.ts';
import type { Dataset } from '../lab/data/dataset.ts';
import { withoutDuplicates } from '../lab/data/duplicates.ts';
import { readIdx } from '../lab/data/idx.ts';
import { randomStream } from '../lab/random.ts';
import { refused } from './badInput.ts';

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

function fashionMnist(folder: string): Dataset {
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

const SHIPPED = CATALOGUE.filter((entry) => entry.from === 'shipped');

export interface DataResult {
  file: string;
  examples: number;
  duplicatesRemoved: number;
  bytes: number;
  sha256: string;
}

/** @throws BadInput for a name that is not in the catalogue, DataFileError for files that cannot be read */
export function dataCommand(name: string, folder = DEBIAN, into = 'public/data'): DataResult {
  const entry = SHIPPED.find((known) => known.name === name);
  if (!entry) throw refused('NAME', name, SHIPPED.map((known) => known.name).join(', '));
  const whole = withoutDuplicates(fashionMnist(folder));
  const subset = balancedSubset(whole, PER_CLASS, randomStream(SEED, 'subset'));
  const bytes = encodeCompactFile(subset);
  const packed = gzipSync(bytes, { level: 9 });
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, entry.file), packed);
  return {
    file: join(into, entry.file),
    examples: subset.count,
    duplicatesRemoved: whole.duplicatesRemoved,
    bytes: packed.length,
    sha256: bytesToHex(sha256(bytes)),
  };
}
