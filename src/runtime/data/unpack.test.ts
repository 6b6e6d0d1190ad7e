import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DataFileError } from '../../lab/data/compactFile.ts';
import { unpacked } from './unpack.ts';

const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) & 255);
const packed = new Uint8Array(gzipSync(bytes));

describe('unpacked', () => {
  it('unpacks gzip, told by its first bytes', async () => {
    expect(packed.length).toBeLessThan(bytes.length);
    expect(await unpacked('file.bin', packed)).toEqual(bytes);
  });

  it('leaves alone what is not packed', async () => {
    for (const plain of [bytes, new Uint8Array(), Uint8Array.of(0x1f), Uint8Array.of(0x1f, 0x8c, 1)]) {
      expect(await unpacked('file.bin', plain)).toBe(plain);
    }
  });

  it('names a damaged file, wherever it is damaged', async () => {
    const flipped = packed.slice();
    flipped[packed.length - 6]! ^= 1;
    for (const damaged of [
      packed.slice(0, packed.length - 9),
      packed.slice(0, 2),
      packed.slice(0, 30),
      flipped,
    ]) {
      const unpacking = unpacked('file.bin', damaged);
      await expect(unpacking).rejects.toThrow(DataFileError);
      await expect(unpacking).rejects.toThrow('file.bin: is damaged: it does not unpack.');
    }
  });
});
