/** Archives in the official layout with known pictures, written by hand and not by the library that reads them. */

import type { ArchiveFile } from '../data/archives/archiveFile.ts';
import { joined } from '../data/joined.ts';

/** A made-up pixel that no transposed or exchanged index shares. */
export const pixelAt = (picture: number, channel: number, y: number, x: number): number =>
  (picture * 37 + channel * 71 + y * 5 + x * 11 + ((x * y) % 13) + (y > x ? 3 : 0)) & 255;

/** Records of label bytes and three planes, row by row, as CIFAR's. @param first number of the first picture */
export function cifarRecords(labels: readonly (readonly number[])[], first: number): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  labels.forEach((own, i) => {
    bytes.push(...own);
    for (let channel = 0; channel < 3; channel++)
      for (let y = 0; y < 32; y++) for (let x = 0; x < 32; x++) bytes.push(pixelAt(first + i, channel, y, x));
  });
  return Uint8Array.from(bytes);
}

/** Three planes of 96 x 96, column by column, as STL-10's. */
function stlPictures(count: number, first: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(count * 3 * 96 * 96);
  let at = 0;
  for (let i = 0; i < count; i++)
    for (let channel = 0; channel < 3; channel++)
      for (let x = 0; x < 96; x++)
        for (let y = 0; y < 96; y++) bytes[at++] = pixelAt(first + i, channel, y, x);
  return bytes;
}

export interface TarEntry {
  readonly path: string;
  /** Absent: a folder. */
  readonly bytes?: Uint8Array;
}

/** A header of POSIX ustar. @param size where another is announced than the bytes that follow */
export function tarHeader({ path, bytes }: TarEntry, size = bytes?.length ?? 0): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(512);
  const write = (at: number, text: string) => header.set(new TextEncoder().encode(text), at);
  write(0, path);
  write(100, '0000644\0');
  write(108, '0000000\0');
  write(116, '0000000\0');
  write(124, `${size.toString(8).padStart(11, '0')}\0`);
  write(136, '00000000000\0');
  write(148, '        ');
  write(156, bytes ? '0' : '5');
  write(257, 'ustar\0');
  write(263, '00');
  const sum = header.reduce((all, byte) => all + byte, 0);
  write(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return header;
}

export function tar(entries: readonly TarEntry[]): Uint8Array<ArrayBuffer> {
  const pieces = entries.flatMap((entry) => {
    const bytes = entry.bytes ?? new Uint8Array(0);
    return [tarHeader(entry), bytes, new Uint8Array(-bytes.length & 511)];
  });
  return joined([...pieces, new Uint8Array(1024)]);
}

export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** @param chunk bytes that come at a time */
export function memoryFile(name: string, bytes: Uint8Array, chunk = 65_536): ArchiveFile {
  async function* stream() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.slice(at, at + chunk);
  }
  return { name, size: bytes.length, stream };
}

const text = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);

/** Files of one official archive in an official order, with a few pictures each. */
export interface OfficialFiles {
  readonly archive: string;
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** Label bytes of all labelled pictures in official order; picture i has the pixels `pixelAt(i, ...)`. */
  readonly labels: readonly (readonly number[])[];
}

/** In the order of the official archive, which is not the order of the batches. */
export function cifar10Files(names: readonly string[]): OfficialFiles {
  const counts = {
    'data_batch_1.bin': 3,
    'data_batch_2.bin': 4,
    'data_batch_3.bin': 2,
    'data_batch_4.bin': 3,
  };
  const all = { ...counts, 'data_batch_5.bin': 1, 'test_batch.bin': 5 };
  const labels: number[][] = [];
  const batches = new Map(
    Object.entries(all).map(([name, count]) => {
      const first = labels.length;
      const own = Array.from({ length: count }, (_, i) => [((first + i) * 7 + 3) % 10]);
      labels.push(...own);
      return [name, cifarRecords(own, first)] as const;
    }),
  );
  const batch = (name: string) => ({ name, bytes: batches.get(name)! });
  return {
    archive: 'cifar-10-binary.tar.gz',
    folder: 'cifar-10-batches-bin/',
    files: [
      batch('data_batch_1.bin'),
      { name: 'batches.meta.txt', bytes: text([...names, '']) },
      batch('data_batch_3.bin'),
      batch('data_batch_4.bin'),
      batch('test_batch.bin'),
      { name: 'readme.html', bytes: text(['<meta HTTP-EQUIV="REFRESH">']) },
      batch('data_batch_5.bin'),
      batch('data_batch_2.bin'),
    ],
    labels,
  };
}

export function cifar100Files(fine: readonly string[], coarse: readonly string[]): OfficialFiles {
  const labels = Array.from({ length: 11 }, (_, i) => [(i * 7 + 2) % 20, (i * 17 + 80) % 100]);
  return {
    archive: 'cifar-100-binary.tar.gz',
    folder: 'cifar-100-binary/',
    files: [
      { name: 'test.bin', bytes: cifarRecords(labels.slice(6), 6) },
      { name: 'fine_label_names.txt', bytes: text(fine) },
      { name: 'train.bin', bytes: cifarRecords(labels.slice(0, 6), 0) },
      { name: 'coarse_label_names.txt', bytes: text(coarse) },
    ],
    labels,
  };
}

export function stl10Files(names: readonly string[]): OfficialFiles {
  const labels = Array.from({ length: 9 }, (_, i) => [((i * 7 + 4) % 10) + 1]);
  const bytesOf = (from: number, to: number) => Uint8Array.from(labels.slice(from, to).flat());
  return {
    archive: 'stl10_binary.tar.gz',
    folder: 'stl10_binary/',
    files: [
      { name: 'test_X.bin', bytes: stlPictures(4, 5) },
      { name: 'test_y.bin', bytes: bytesOf(5, 9) },
      { name: 'train_X.bin', bytes: stlPictures(5, 0) },
      { name: 'train_y.bin', bytes: bytesOf(0, 5) },
      { name: 'unlabeled_X.bin', bytes: stlPictures(3, 100) },
      { name: 'class_names.txt', bytes: text(names) },
      { name: 'fold_indices.txt', bytes: text(['0 1 2']) },
    ],
    labels,
  };
}

/** The archive's folder, then its files. */
export const inFolder = ({ folder, files }: OfficialFiles): TarEntry[] => [
  { path: folder },
  ...files.map(({ name, bytes }) => ({ path: folder + name, bytes })),
];
