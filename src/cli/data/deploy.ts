/** Puts a dataset beside the page: its compact file, and its entry in the index that the page reads. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DatasetName } from '../../lab/data/catalogue.ts';
import { checksumOf, encodeCompactFile } from '../../lab/data/compactFile.ts';
import type { Dataset } from '../../lab/data/dataset.ts';
import { type DeployedSet, INDEX, readIndex } from '../../runtime/data/deployed.ts';
import { writeWhole } from '../writeWhole.ts';

export interface WrittenFile {
  readonly path: string;
  /** On disk. */
  readonly bytes: number;
  /** Of the compact file in it. */
  readonly sha256: string;
  readonly content: string;
}

/** The dataset's compact file, packed. */
export function writeCompactFile(path: string, dataset: Dataset): WrittenFile {
  const bytes = encodeCompactFile(dataset);
  const packed = gzipSync(bytes, { level: 9 });
  writeWhole(path, packed);
  return { path, bytes: packed.length, sha256: bytesToHex(sha256(bytes)), content: checksumOf(bytes) };
}

function listed(folder: string): readonly DeployedSet[] {
  const index = join(folder, INDEX);
  const sets = existsSync(index) ? readIndex(readFileSync(index, 'utf8')) : [];
  return sets.filter(({ file }) => existsSync(join(folder, file)));
}

/** Writes `file` and lists it under the dataset's name, in place of what was listed before. */
export function deploy(folder: string, file: string, name: DatasetName, dataset: Dataset): WrittenFile {
  const { count, height, width, channels, classNames } = dataset;
  const written = writeCompactFile(join(folder, file), dataset);
  const { bytes, sha256: checksum, content } = written;
  const set: DeployedSet = {
    name,
    file,
    content,
    count,
    height,
    width,
    channels,
    classNames,
    bytes,
    sha256: checksum,
  };
  const sets = [...listed(folder).filter((one) => one.name !== name), set];
  writeWhole(join(folder, INDEX), `${JSON.stringify({ sets }, null, 2)}\n`);
  return written;
}
