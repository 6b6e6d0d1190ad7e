import { describe, expect, it } from 'vitest';
import { crc32 } from '../zip/crc32.ts';
import { isWhole } from './wholePicture.ts';

const bytes = (hex: string) =>
  Uint8Array.from(hex.replaceAll(' ', '').match(/../g)!, (pair) => Number.parseInt(pair, 16));

const hex = (of: Uint8Array) => Array.from(of, (byte) => byte.toString(16).padStart(2, '0')).join('');

const word = (value: number) => value.toString(16).padStart(8, '0');

function chunk(name: string, data: string): string {
  const named = hex(new TextEncoder().encode(name)) + data.replaceAll(' ', '');
  return word(named.length / 2 - 4) + named + word(crc32(bytes(named)));
}

const PNG = [
  '89504e470d0a1a0a',
  chunk('IHDR', '00000002 00000001 08 00000000'),
  chunk('tEXt', '610062'),
  chunk('IDAT', '789c6360600000000300 01'),
  chunk('IEND', ''),
].join('');

/** Two pixels of each format; what need not be there stands behind the bar. */
const FILES = {
  png: `${PNG}|`,
  'png with more behind it': `${PNG}|010203`,
  // Its small picture ends before the picture begins.
  jpeg: 'ffd8 ffe1000a 457869660000ffd9 ffff ffdb0004 0000 ffc0000b 08 00010002 01 011100 ffda0008 01010000 3f00 a1ff00b2ffd0c3 ffd9 |',
  gif: '474946383961 0200 0100 800000 000000ffffff 21f904 00000000 00 2c 00000000 0200 0100 00 02 02 4401 00 | 3b',
  'gif with colours of its picture':
    '474946383961 0200 0100 000000 2c 00000000 0200 0100 80 000000ffffff 02 02 4401 00 | 3b',
  bmp: '424d 3e000000 00000000 36000000 28000000 02000000 01000000 0100 1800 00000000 08000000 00000000 00000000 00000000 00000000 010203040506 | 0000',
  'bmp from below':
    '424d 3e000000 00000000 36000000 28000000 01000000 feffffff 0100 1800 00000000 08000000 00000000 00000000 00000000 00000000 01020300 040506 | 00',
  'old bmp': '424d 22000000 00000000 1a000000 0c000000 0200 0100 0100 1800 010203040506 | 0000',
  webp: '52494646 12000000 57454250 5650384c 05000000 2f01000000 00 |',
} as const;

describe('isWhole', () => {
  for (const [name, file] of Object.entries(FILES)) {
    const all = bytes(file.replace('|', ''));
    const needed = file.split('|')[0]!.replaceAll(' ', '').length / 2;

    it(`takes a ${name} with all that a decoder reads`, () => {
      for (let length = needed; length <= all.length; length++)
        expect(isWhole(all.subarray(0, length)), `${length} bytes`).toBe(true);
    });

    it(`refuses a ${name} that is cut anywhere`, () => {
      for (let length = 26; length < needed; length++)
        expect(isWhole(all.subarray(0, length)), `${length} bytes`).toBe(false);
    });
  }

  it('refuses a damaged chunk that a decoder needs, not one that it passes over', () => {
    const withFlipped = (what: string) => bytes(PNG.replace(what, what.replace(/.$/, '0')));
    expect(isWhole(withFlipped('789c636'))).toBe(false);
    expect(isWhole(withFlipped('610062'))).toBe(true);
  });

  it('refuses a JPEG of which half is nothing', () => {
    const jpeg = bytes(FILES.jpeg.replace('|', ''));
    expect(isWhole(jpeg.map((byte, i) => (i > 50 ? 0 : byte)))).toBe(false);
  });

  it('leaves a packed BMP to its decoder', () => {
    expect(isWhole(bytes(FILES.bmp.split('|')[0]!).map((byte, i) => (i === 30 ? 1 : byte)))).toBe(true);
  });
});
