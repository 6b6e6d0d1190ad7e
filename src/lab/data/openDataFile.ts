/** From the bytes of a data file to a dataset that can be trusted. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { CATALOGUE } from './catalogue.ts';
import { DataFileError, decodeCompactFile } from './compactFile.ts';
import type { Dataset } from './dataset.ts';

/**
 * Reads a dataset of the catalogue.
 *
 * @param fetchBytes the unpacked bytes of a file by name
 * @throws DataFileError
 */
export async function openDataFile(
  name: string,
  fetchBytes: (file: string) => Promise<Uint8Array>,
): Promise<Dataset> {
  const entry = CATALOGUE.find((known) => known.name === name);
  if (!entry) throw new DataFileError(name, 'is not a dataset of this lab.');
  const bytes = await fetchBytes(entry.file);
  if (bytesToHex(sha256(bytes)) !== entry.sha256) {
    throw new DataFileError(entry.file, 'is damaged: its checksum is not the recorded one.');
  }
  return decodeCompactFile(entry.file, bytes);
}
