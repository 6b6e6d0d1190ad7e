/**
 * Whether a picture's file is all there. Browsers disagree about one that is not: Chromium refuses it, Firefox fills the rest
 * with grey, and WebKit gives an empty picture. What none of them minds is not looked at here.
 */
import { crc32 } from '../zip/crc32.ts';

const starts = (bytes: Uint8Array, text: string, at = 0) =>
  bytes.length >= at + text.length && [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Every chunk up to the last; a decoder needs those whose names begin with a capital to be undamaged. */
function isWholePng(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) return false;
    const named = bytes.subarray(at + 4, end);
    if (named[0]! < 97 && crc32(named) !== view.getUint32(end)) return false;
    if (starts(named, 'IEND')) return true;
    at = end + 4;
  }
  return false;
}

/** Behind the marker that begins the scan there is one that ends the picture: within a scan no 0xff is followed by 0xd9. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    at += 2 + view.getUint16(at + 2);
    if (marker === 0xda) break;
  }
  for (let end = bytes.indexOf(0xff, at); end >= 0; end = bytes.indexOf(0xff, end + 1))
    if (bytes[end + 1] === 0xd9) return true;
  return false;
}

/** @returns where the sub-blocks end that begin there; past the end of the file where they do not */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + bytes[at]!;
  return at + 1;
}

const colours = (packed: number) => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);

/** As far as its first picture, which is the one that is taken. */
function isWholeGif(bytes: Uint8Array): boolean {
  let at = 13 + colours(bytes[10] ?? 0);
  while (at < bytes.length) {
    if (bytes[at] === 0x2c) return endOfBlocks(bytes, at + 11 + colours(bytes[at + 9] ?? 0)) <= bytes.length;
    if (bytes[at] !== 0x21) return false;
    at = endOfBlocks(bytes, at + 2);
  }
  return false;
}

/** What is not packed has as many bytes as its size says. */
function isWholeBmp(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  const isOld = view.getUint32(14, true) === 12;
  if (!isOld && bytes.length < 34) return false;
  const packing = isOld ? 0 : view.getUint32(30, true);
  if (packing !== 0 && packing !== 3) return true;
  const [width, height] = isOld
    ? [view.getUint16(18, true), view.getUint16(20, true)]
    : [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))];
  const bits = width * view.getUint16(isOld ? 24 : 28, true);
  // The last row may do without what fills it up to four bytes.
  const rows = 4 * Math.ceil(bits / 32) * (height - 1) + Math.ceil(bits / 8);
  return view.getUint32(10, true) + rows <= bytes.length;
}

/** @param bytes of a PNG, JPEG, GIF, BMP or WebP, as their beginning says */
export function isWhole(bytes: Uint8Array): boolean {
  if (starts(bytes, '\x89PNG')) return isWholePng(bytes);
  if (starts(bytes, 'GIF8')) return isWholeGif(bytes);
  if (starts(bytes, 'BM')) return isWholeBmp(bytes);
  if (starts(bytes, 'RIFF')) return viewOf(bytes).getUint32(4, true) + 8 <= bytes.length;
  return isWholeJpeg(bytes);
}
