import { describe, expect, it } from 'vitest';
import { centreSquare, pictureSize } from './pictureSize.ts';

const bytes = (text: string) =>
  Uint8Array.from(text.replaceAll(' ', '').match(/../g)!, (hex) => parseInt(hex, 16));

/** First bytes of 7 x 5 pixels, laid out as each format has it. */
const HEADERS = {
  png: '89504e47 0d0a1a0a 0000000d 49484452 00000007 00000005 08020000 00',
  gif: '474946383961 0700 0500 f00000',
  bmp: '424d f2000000 00000000 8a000000 7c000000 07000000 fbffffff 0100 1800',
  jpeg: 'ffd8 ffe00010 4a46494600010100000100010000 ffdb0004 0000 ffc0 0011 08 0005 0007 03012200',
  'lossless webp': '52494646 1a000000 57454250 5650384c 0d000000 2f 06000100 00 0000000000',
  'lossy webp': '52494646 24000000 57454250 56503820 18000000 300100 9d012a 0700 0500 01401c',
  'extended webp': '52494646 24000000 57454250 56503858 0a000000 10000000 060000 040000',
};

describe('pictureSize', () => {
  it.each(Object.entries(HEADERS))('reads the size of a %s', (_, hex) => {
    expect(pictureSize(bytes(hex))).toEqual({ width: 7, height: 5 });
  });

  it('finds none in anything cut short, nor in what is no picture', () => {
    for (const hex of Object.values(HEADERS))
      for (let length = 0; length < 10; length++)
        expect(pictureSize(bytes(hex).subarray(0, length))).toBeUndefined();
    expect(pictureSize(new TextEncoder().encode('<svg width="7" height="5"/>'))).toBeUndefined();
    expect(pictureSize(bytes('ffd8 ffe0 0000 0000 0000 0000'))).toBeUndefined();
  });

  it('ends for a JPEG whose segments have no length', () => {
    expect(pictureSize(bytes(`ffd8 ${'ffe00000'.repeat(50)}`))).toBeUndefined();
  });
});

describe('centreSquare', () => {
  it.each([
    [
      { width: 7, height: 5 },
      { x: 1, y: 0, side: 5 },
    ],
    [
      { width: 4, height: 10 },
      { x: 0, y: 3, side: 4 },
    ],
    [
      { width: 6, height: 6 },
      { x: 0, y: 0, side: 6 },
    ],
  ])('of %o is %o', (size, square) => {
    expect(centreSquare(size)).toEqual(square);
  });
});
