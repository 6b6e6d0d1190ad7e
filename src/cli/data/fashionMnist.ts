/** The official files of Fashion-MNIST on this disk, from which the shipped subset is made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DataFileError } from '../../lab/data/compactFile.ts';
import type { Dataset } from '../../lab/data/dataset.ts';
import { shippedSubset } from '../../lab/data/sets/fashionMnist/shippedSubset.ts';
import { systemErrorText } from '../systemErrors.ts';

/** Where Debian's package dataset-fashion-mnist puts the official files. */
const DEBIAN = '/usr/share/datasets/fashion-mnist';

/** More than twice what the larger of the official files holds. */
const MOST_UNPACKED = 100e6;

function readOfficial(folder: string, file: string): Uint8Array {
  try {
    return gunzipSync(readFileSync(join(folder, file)), { maxOutputLength: MOST_UNPACKED });
  } catch (error) {
    const hint =
      'Install the package dataset-fashion-mnist, or name the folder of your own copy with --data.';
    throw new DataFileError(join(folder, file), `cannot be read (${systemErrorText(error)}).`, hint);
  }
}

/** @throws DataFileError for files that cannot be read */
export function fashionMnist(folder = DEBIAN): Dataset {
  return shippedSubset(folder, (file) => readOfficial(folder, file));
}
