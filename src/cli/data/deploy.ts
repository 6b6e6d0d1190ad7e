/** Puts a dataset beside the page: its compact file, and its entry in the index that the page reads. */

import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DatasetName } from '../../lab/data/catalogue.ts';
import { checksumOf } from '../../lab/data/checksum.ts';
import { encodeCompactFile } from '../../lab/data/compactFile.ts';
import type { Dataset } from '../../lab/data/dataset.ts';
import { type DeployedSet, INDEX, readIndex } from '../../runtime/data/deployed.ts';
import { type Content, type OutputFile, outputFile, writeOutputs } from '../outputFile.ts';

export interface WrittenFile {
  readonly path: string;
  /** On disk. */
  readonly bytes: number;
  /** Of the compact file in it. */
  readonly sha256: string;
  readonly content: string;
}

/** The files of a data set, to be looked at before its own are fetched and read. */
export interface DeployedFiles {
  readonly compact: OutputFile;
  /** Absent for the set that every page has. */
  readonly index?: OutputFile;
}

/** @throws BadInput where they cannot be written */
export function deployedFiles(folder: string, file: string, listed: boolean): DeployedFiles {
  const at = (name: string) => outputFile(name, resolve(folder, name));
  return { compact: at(file), ...(listed && { index: at(INDEX) }) };
}

/** The dataset's compact file, packed. */
function packedFile({ path }: OutputFile, dataset: Dataset): { written: WrittenFile; packed: Content } {
  const bytes = encodeCompactFile(dataset);
  const packed = gzipSync(bytes, { level: 9 });
  const written = {
    path,
    bytes: packed.length,
    sha256: bytesToHex(sha256(bytes)),
    content: checksumOf(bytes),
  };
  return { written, packed };
}

function listed(index: string): readonly DeployedSet[] {
  const sets = existsSync(index) ? readIndex(readFileSync(index, 'utf8')) : [];
  return sets.filter(({ file }) => existsSync(join(dirname(index), file)));
}

/** The index's text, the data set in place of what was listed under its name before. */
function indexWith(index: string, name: DatasetName, file: string, dataset: Dataset, written: WrittenFile) {
  const { count, height, width, channels, classNames } = dataset;
  const { bytes, sha256: checksum, content } = written;
  const shape = { count, height, width, channels, classNames };
  const set: DeployedSet = { name, file, content, ...shape, bytes, sha256: checksum };
  const sets = [...listed(index).filter((one) => one.name !== name), set];
  return `${JSON.stringify({ sets }, null, 2)}\n`;
}

/** Writes the compact file and, where there is an index, lists it there: both or none. */
export async function deploy(
  { compact, index }: DeployedFiles,
  name: DatasetName,
  dataset: Dataset,
): Promise<WrittenFile> {
  const { written, packed } = packedFile(compact, dataset);
  const files: [OutputFile, Content][] = [[compact, packed]];
  if (index) {
    files.push([index, indexWith(index.path, name, basename(compact.path), dataset, written)]);
  }
  await writeOutputs(files);
  return written;
}
