import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { DataId } from '../experiment/experiment.ts';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { CATALOGUE, type CatalogueEntry } from './catalogue.ts';
import { checksumOf } from './checksum.ts';
import { DataFileError, encodeCompactFile } from './compactFile.ts';
import { type DataSource, openDataset } from './openDataset.ts';
import type { ShippedSet } from './sets/set.ts';

const dataset = tinyDataset(12);
const bytes = encodeCompactFile(dataset);
const shipped: DataId = { name: 'fashion-mnist', content: '' };
const loaded: DataId = { name: 'cifar-10', content: '' };

const entry = CATALOGUE.find(({ name }) => name === shipped.name) as {
  -readonly [K in keyof ShippedSet]: ShippedSet[K];
};
const { file, sha256: known } = entry;
entry.file = 'tiny.bin';
entry.sha256 = bytesToHex(sha256(bytes));
// Files that the same process runs next find the catalogue as it was.
afterAll(() => void Object.assign(entry, { file, sha256: known }));

function source(changes: Partial<DataSource> = {}): DataSource {
  return {
    shipped: async () => bytes,
    kept: async () => undefined,
    sha256: async (all) => bytesToHex(sha256(all)),
    ...changes,
  };
}

describe('openDataset', () => {
  it('asks for the file of the catalogue and decodes it', async () => {
    const ask = vi.fn(async () => bytes);
    expect(await openDataset(shipped, source({ shipped: ask }))).toEqual(dataset);
    expect(ask.mock.calls).toEqual([['tiny.bin']]);
  });

  it('refuses a shipped file that differs in one bit', async () => {
    for (const at of [0, 40, bytes.length - 1]) {
      const damaged = bytes.slice();
      damaged[at]! ^= 1;
      const opening = openDataset(shipped, source({ shipped: async () => damaged }));
      await expect(opening).rejects.toThrow(DataFileError);
      await expect(opening).rejects.toThrow('tiny.bin: is damaged: its checksum is not the recorded one.');
    }
  });

  it('opens what was loaded before, by the checksum where the experiment names one', async () => {
    const kept = vi.fn(async () => bytes);
    expect(await openDataset(loaded, source({ kept }))).toEqual(dataset);
    const exact: DataId = { ...loaded, content: checksumOf(bytes) };
    expect(await openDataset(exact, source({ kept }))).toEqual(dataset);
    expect(kept.mock.calls).toEqual([[loaded], [exact]]);
    const other = openDataset({ ...loaded, content: '0123456789abcdef' }, source({ kept }));
    await expect(other).rejects.toMatchObject({
      message: `CIFAR-10: has the checksum ${checksumOf(bytes)}, not 0123456789abcdef: it was changed since it was loaded.`,
      hint: 'Load the same files again, or choose another dataset.',
    });
  });

  it('says what to do about data that only the person can bring', async () => {
    await expect(openDataset(loaded, source())).rejects.toMatchObject({
      name: 'DataNotLoaded',
      message: '“CIFAR-10” is not loaded here.',
      hint: expect.stringContaining('official archive'),
    });
    await expect(
      openDataset({ name: 'own-table', content: '0123456789abcdef' }, source()),
    ).rejects.toMatchObject({
      message: '“Your table” with the checksum 0123456789abcdef is not loaded here.',
      hint: expect.stringContaining('the same files'),
    });
  });

  it('passes on why a file cannot be had', async () => {
    const offline = source({ shipped: () => Promise.reject(new Error('offline')) });
    await expect(openDataset(shipped, offline)).rejects.toThrow('offline');
  });

  it.each(CATALOGUE.filter(({ from }) => from === 'synthetic'))(
    'computes $name',
    async ({ name, kind }: CatalogueEntry) => {
      const made = await openDataset({ name, content: '' }, source());
      expect(made).toMatchObject({ name: expect.any(String), kind });
      expect(made.count).toBeGreaterThan(1600);
    },
  );
});
