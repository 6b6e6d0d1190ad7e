import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { DataFileError } from '../../lab/data/compactFile.ts';
import { readCompactFile } from './compactFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'compact-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(bytes: Uint8Array): string {
  const path = join(folder, 'cifar-10.bin');
  writeFileSync(path, bytes);
  return path;
}

const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) & 255);

describe('readCompactFile', () => {
  it('reads a file, packed or not', async () => {
    expect(await readCompactFile(fileOf(bytes))).toEqual(bytes);
    expect(await readCompactFile(fileOf(gzipSync(bytes)))).toEqual(bytes);
    expect(await readCompactFile(fileOf(gzipSync(bytes)), 5000)).toEqual(bytes);
  });

  it.each([
    ['that is damaged', gzipSync(bytes).subarray(0, -9), 5000, 'is damaged: it does not unpack'],
    ['that unpacks to more than is held', gzipSync(bytes), 4999, 'unpacks to more than 4999 bytes'],
  ])('refuses one %s', async (_, packed, most, message) => {
    const reading = readCompactFile(fileOf(packed), most);
    await expect(reading).rejects.toThrow(DataFileError);
    await expect(reading).rejects.toThrow(message);
  });

  it('refuses one that is not there', async () => {
    await expect(readCompactFile(join(folder, 'none.bin'))).rejects.toThrow('cannot be read (ENOENT)');
  });
});
