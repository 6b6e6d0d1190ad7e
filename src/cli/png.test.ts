import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { greyPng } from './png.ts';

/** What lies in a file's chunks, by their names. */
function chunksOf(file: Buffer): Record<string, Buffer> {
  const found: Record<string, Buffer> = {};
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    found[file.toString('latin1', at + 4, at + 8)] = file.subarray(at + 8, at + 8 + length);
    at += length + 12;
  }
  return found;
}

describe('greyPng', () => {
  it('holds the picture, row by row', () => {
    const { IHDR, IDAT } = chunksOf(greyPng(Uint8Array.of(1, 2, 3, 250), 2));
    expect([IHDR!.readUInt32BE(0), IHDR!.readUInt32BE(4), IHDR![8], IHDR![9]]).toEqual([2, 2, 8, 0]);
    expect([...inflateSync(IDAT!)]).toEqual([0, 1, 2, 0, 3, 250]);
  });

  it('ends as every such file does', () => {
    // The checksum of an empty IEND is known to everybody.
    expect(greyPng(new Uint8Array(1), 1).subarray(-8).toString('hex')).toBe('49454e44ae426082');
  });
});
