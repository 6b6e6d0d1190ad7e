/** Width and height out of a picture's first bytes, so that one too large to be decoded is never begun. */

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Of one picture: it takes 4 bytes each while it is decoded. */
export const MOST_PIXELS = 100e6;

const starts = (bytes: Uint8Array, text: string, at = 0) =>
  bytes.length >= at + text.length && [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

/** The frame header (any of SOF0-15 but the tables among them) holds the size. */
function jpegSize(view: DataView): PictureSize | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function webpSize(bytes: Uint8Array, view: DataView): PictureSize | undefined {
  if (view.byteLength < 30) return undefined;
  if (starts(bytes, 'VP8X', 12)) {
    const at = (offset: number) => 1 + view.getUint16(offset, true) + 65536 * view.getUint8(offset + 2);
    return { width: at(24), height: at(27) };
  }
  if (starts(bytes, 'VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (starts(bytes, 'VP8 ', 12))
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return undefined;
}

/** @returns undefined for what is no PNG, JPEG, GIF, BMP or WebP */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (starts(bytes, '\x89PNG\r\n\x1a\n') && view.byteLength >= 24)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (starts(bytes, 'GIF8') && view.byteLength >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (starts(bytes, 'BM') && view.byteLength >= 26)
    return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return webpSize(bytes, view);
  if (starts(bytes, '\xff\xd8')) return jpegSize(view);
  return undefined;
}

/** The largest square in the middle. */
export function centreSquare({ width, height }: PictureSize): { x: number; y: number; side: number } {
  const side = Math.min(width, height);
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), side };
}
