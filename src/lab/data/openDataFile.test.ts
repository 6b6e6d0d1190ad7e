import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it, vi } from 'vitest';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { DataFileError, encodeCompactFile } from './compactFile.ts';
import { openDataFile } from './openDataFile.ts';

const known = vi.hoisted(() => ({ catalogue: [] as object[] }));
vi.mock('./catalogue.ts', () => ({ CATALOGUE: known.catalogue }));

const dataset = tinyDataset(12);
const bytes = encodeCompactFile(dataset);
known.catalogue.push({ name: 'tiny', file: 'tiny.bin', sha256: bytesToHex(sha256(bytes)) });

describe('openDataFile', () => {
  it('asks for the file of the catalogue and decodes it', async () => {
    const asked: string[] = [];
    const opened = await openDataFile('tiny', async (file) => {
      asked.push(file);
      return bytes;
    });
    expect(opened).toEqual(dataset);
    expect(asked).toEqual(['tiny.bin']);
  });

  it('refuses a file that differs in one bit', async () => {
    for (const at of [0, 40, bytes.length - 1]) {
      const damaged = bytes.slice();
      damaged[at]! ^= 1;
      const opening = openDataFile('tiny', async () => damaged);
      await expect(opening).rejects.toThrow(DataFileError);
      await expect(opening).rejects.toThrow('tiny.bin: is damaged: its checksum is not the recorded one.');
    }
  });

  it('names a dataset that it does not know, and passes on why a file cannot be had', async () => {
    await expect(openDataFile('cifar', async () => bytes)).rejects.toThrow('cifar: is not a dataset');
    await expect(openDataFile('tiny', () => Promise.reject(new Error('offline')))).rejects.toThrow('offline');
  });
});
