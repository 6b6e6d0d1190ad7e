/** A small grey picture as a file that every browser shows. */
import { deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const POLYNOMIAL = 0xedb88320;
const BITS = 8;
/** No filter, no interlacing, 8 bits of grey. */
const GREY = [BITS, 0, 0, 0, 0];

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < BITS; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(BITS);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

/** @param pixels row-major grey levels, side x side */
export function greyPng(pixels: Uint8Array, side: number): Buffer {
  const head = Buffer.alloc(BITS);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  const rows = Array.from({ length: side }, (_, y) => [
    0,
    ...pixels.subarray(y * side, (y + 1) * side),
  ]).flat();
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([head, Buffer.from(GREY)])),
    chunk('IDAT', deflateSync(Buffer.from(rows), { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}
