/** Files that a person may bring, made here: official records, PNGs, tar and zip. */
import { deflateSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';

export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const TYPE = 'application/octet-stream';

export const testFile = (name: string, bytes: Uint8Array): TestFile => ({
  name,
  mimeType: TYPE,
  buffer: Buffer.from(bytes),
});

/** Numbers that look like noise, the same every time. */
const noise = (i: number) => (Math.imul(i + 1, 0x9e3779b1) >>> 16) & 255;

/** Records of CIFAR-10's binary version: a label, then three planes of 32 x 32. */
function cifarRecords(count: number, from: number): Uint8Array {
  const record = 1 + 3 * 32 * 32;
  return Uint8Array.from({ length: count * record }, (_, at) =>
    at % record === 0 ? Math.floor(at / record) % 10 : noise(from * record + at),
  );
}

/** One entry of a tar archive (POSIX ustar). */
function tarEntry(path: string, bytes: Uint8Array): Uint8Array {
  const header = Buffer.alloc(512);
  header.write(path, 0);
  header.write('0000644\0', 100);
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  header.fill(' ', 148, 156);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((512 - (bytes.length % 512)) % 512);
  return Buffer.concat([header, bytes, padding]);
}

/** CIFAR-10's archive, its files as short as asked. */
export function cifarArchive(picturesPerFile: number): Uint8Array {
  const folder = 'cifar-10-batches-bin';
  const parts = [1, 2, 3, 4, 5].map((i) => `data_batch_${i}.bin`).concat('test_batch.bin');
  const names = 'airplane automobile bird cat deer dog frog horse ship truck'.split(' ').join('\n');
  return gzipSync(
    Buffer.concat([
      tarEntry(`${folder}/batches.meta.txt`, Buffer.from(`${names}\n\n`)),
      ...parts.map((part, i) =>
        tarEntry(`${folder}/${part}`, cifarRecords(picturesPerFile, i * picturesPerFile)),
      ),
      Buffer.alloc(1024),
    ]),
  );
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const crc = ~body.reduce((c, byte) => CRC[(c ^ byte) & 255]! ^ (c >>> 8), ~0) >>> 0;
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc, body.length + 4);
  return chunk;
}

/** A picture in true colour. @param pixel red, green and blue of the place */
function png(width: number, height: number, pixel: (x: number, y: number) => readonly number[]): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) => [
    0,
    ...Array.from({ length: width }, (_, x) => pixel(x, y)).flat(),
  ]).flat();
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Uint8Array.from(rows))),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

const COLOURS = { red: [200, 40, 40], green: [40, 160, 60], blue: [50, 60, 200] } as const;

/** A zip of pictures in three class folders, with some files that are none. */
export function pictureZip(perClass: number, { width, height } = { width: 40, height: 30 }): Uint8Array {
  const pictures = Object.entries(COLOURS).flatMap(([name, colour], c) =>
    Array.from({ length: perClass }, (_, i) => {
      const bright = (x: number, y: number) => noise(c * 7919 + i * 104729 + x * 31 + y * 17) / 4;
      const bytes = png(width, height, (x, y) =>
        colour.map((value) => Math.min(255, value + bright(x, y)) | 0),
      );
      return [`pictures/${name}/${i}.png`, bytes] as const;
    }),
  );
  const others = {
    'pictures/readme.txt': Buffer.from('hello'),
    'pictures/red/torn.png': png(width, height, () => [0, 0, 0]).slice(0, 60),
    '__MACOSX/pictures/red/._0.png': Buffer.from('x'),
    '../outside/red/evil.png': png(2, 2, () => [1, 2, 3]),
  };
  return zipSync({ ...Object.fromEntries(pictures), ...others });
}
