import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cifar10Files,
  cifar100Files,
  cifarRecords,
  gzip,
  inFolder,
  memoryFile,
  type OfficialFiles,
  pixelAt,
  stl10Files,
  tar,
  tarHeader,
} from '../../testing/officialArchives.ts';
import { ARCHIVE_NAMES, type ArchiveName } from '../catalogue.ts';
import type { Dataset } from '../dataset.ts';
import type { ArchiveFile } from './archiveFile.ts';
import { readArchive, recognise } from './readArchive.ts';
import { READINGS } from './readings.ts';

const names = (name: ArchiveName) => READINGS[name].classNames;
const CIFAR_10 = cifar10Files(names('cifar-10'));
const CIFAR_100 = cifar100Files(names('cifar-100'), names('cifar-100-coarse'));
const STL_10 = stl10Files(names('stl-10'));

interface Case {
  readonly name: ArchiveName;
  readonly official: OfficialFiles;
  readonly side: number;
  readonly label: (bytes: readonly number[]) => number;
  readonly pixel: typeof pixelAt;
}

const averaged: typeof pixelAt = (picture, channel, y, x) => {
  let sum = 0;
  for (let dy = 0; dy < 3; dy++)
    for (let dx = 0; dx < 3; dx++) sum += pixelAt(picture, channel, 3 * y + dy, 3 * x + dx);
  return Math.round(sum / 9);
};

const CASES: readonly Case[] = [
  { name: 'cifar-10', official: CIFAR_10, side: 32, label: ([only]) => only!, pixel: pixelAt },
  { name: 'cifar-100', official: CIFAR_100, side: 32, label: ([, fine]) => fine!, pixel: pixelAt },
  { name: 'cifar-100-coarse', official: CIFAR_100, side: 32, label: ([coarse]) => coarse!, pixel: pixelAt },
  { name: 'stl-10', official: STL_10, side: 32, label: ([only]) => only! - 1, pixel: averaged },
  { name: 'stl-10-96', official: STL_10, side: 96, label: ([only]) => only! - 1, pixel: pixelAt },
];

function expectPictures(dataset: Dataset, { name, official, side, label, pixel }: Case, count: number): void {
  expect(dataset).toMatchObject({ kind: 'pictures', count, height: side, width: side, channels: 3 });
  expect(dataset.classNames).toEqual(READINGS[name].classNames);
  expect([...dataset.labels]).toEqual(official.labels.slice(0, count).map(label));
  expect(dataset.values).toHaveLength(count * side * side * 3);
  let at = 0;
  for (let i = 0; i < count; i++)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++)
        for (let channel = 0; channel < 3; channel++) {
          const [found, right] = [dataset.values[at++], pixel(i, channel, y, x)];
          if (found !== right)
            expect.fail(`picture ${i}, y ${y}, x ${x}, channel ${channel}: ${found}, not ${right}`);
        }
}

const loose = ({ files }: OfficialFiles, chunk?: number) =>
  files.map(({ name, bytes }) => memoryFile(name, bytes, chunk));
const packed = async (official: OfficialFiles, name = official.archive) => [
  memoryFile(name, await gzip(tar(inFolder(official)))),
];

describe.each(CASES)('$name', (one) => {
  const { name, official } = one;
  const total = official.labels.length;

  it('is read from its archive and from its unpacked files, pixel by pixel the same', async () => {
    const files = loose(official);
    const sources: Record<string, ArchiveFile[]> = {
      packed: await packed(official),
      tar: [memoryFile('renamed', tar(inFolder(official)))],
      unpacked: files,
      'in another order': files.toReversed(),
      'in a folder': files.map((file) => ({ ...file, name: `somewhere/${file.name}` })),
    };
    for (const [, source] of Object.entries(sources)) {
      expect((await recognise(source)).map((found) => found.name)).toContain(name);
      expectPictures(await readArchive(source, { name, limit: 1000 }), one, total);
    }
  });

  it('keeps the first pictures in official order, whatever the order of the files and the pieces they come in', async () => {
    const entries = inFolder(official);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(entries, { minLength: entries.length }),
        fc.integer({ min: 1, max: total + 2 }),
        fc.integer({ min: 700, max: 70_000 }),
        fc.boolean(),
        async (order, limit, chunk, zipped) => {
          const bytes = zipped ? await gzip(tar(order)) : tar(order);
          const dataset = await readArchive([memoryFile('x', bytes, chunk)], { name, limit });
          expectPictures(dataset, one, Math.min(limit, total));
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('readArchive', () => {
  it('takes the first that is recognised where no name is asked for', async () => {
    const both = [...(await packed(CIFAR_100)), ...loose(STL_10)];
    expect((await recognise(both)).map(({ name, files }) => [name, files.length])).toEqual([
      ['cifar-100', 1],
      ['cifar-100-coarse', 1],
      ['stl-10', 5],
      ['stl-10-96', 5],
    ]);
    expect((await readArchive(both, { limit: 3 })).name).toBe('CIFAR-100');
    expect((await readArchive(both, { name: 'stl-10', limit: 3 })).name).toBe('STL-10 at 32 × 32');
  });

  it('prefers the archive, which is whole, to files beside it', async () => {
    const some = loose(CIFAR_10).slice(0, 1);
    expect((await readArchive([...some, ...(await packed(CIFAR_10))], { limit: 99 })).count).toBe(18);
    expect((await readArchive(some, { limit: 99 })).count).toBe(3);
  });

  it('takes the names of the classes from the archive', async () => {
    const own = cifar10Files(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']);
    expect((await readArchive(loose(own), { limit: 99 })).classNames).toEqual([...'abcdefghij']);
    expect((await readArchive(await packed(own), { limit: 99 })).classNames).toEqual([...'abcdefghij']);
    const tooFew = cifar10Files(['a', 'b']);
    expect((await readArchive(loose(tooFew), { limit: 99 })).classNames).toEqual(names('cifar-10'));
  });

  it('stops reading as soon as the labelled pictures are there', async () => {
    const [folder, ...entries] = inFolder(STL_10);
    const labelled = tar([folder!, ...entries.slice(0, 4)]).subarray(0, -1024);
    let given = 0;
    let open = 0;
    async function* endless() {
      open++;
      try {
        yield labelled;
        yield tarHeader(entries[4]!, 2.7e9);
        for (;;) {
          given++;
          yield new Uint8Array(65_536);
        }
      } finally {
        open--;
      }
    }
    const file = { name: 'stl10_binary.tar', size: 3e9, stream: endless };
    expect((await readArchive([file], { name: 'stl-10', limit: 9 })).count).toBe(9);
    expect(given).toBeLessThan(10);
    expect(open).toBe(0);
  });

  it('reads no further ahead than a little, however slowly the pictures are taken', async () => {
    const noise = cifarRecords(
      Array.from({ length: 700 }, (_, i) => [i % 10]),
      0,
    ).map((byte, i) => (i % 3073 === 0 ? byte : byte ^ (Math.imul(i, 2654435761) >>> 24)));
    const order = ['data_batch_1.bin', 'data_batch_2.bin', 'data_batch_3.bin', 'test_batch.bin'];
    const bytes = await gzip(tar(order.map((path) => ({ path, bytes: noise }))));
    let given = 0;
    async function* stream() {
      for (given = 0; given < bytes.length; given += 10_000) yield bytes.slice(given, given + 10_000);
    }
    const checkpoint = () => new Promise<void>((resume) => setImmediate(resume));
    await readArchive([{ name: 'x', size: bytes.length, stream }], { limit: 10, checkpoint });
    expect(bytes.length).toBeGreaterThan(5e6);
    expect(given).toBeLessThan(1e6);
  });

  it('tells how far it is, and awaits the checkpoint for every piece', async () => {
    const [file] = await packed(STL_10);
    const small = { ...file!, stream: memoryFile('x', new Uint8Array(await all(file!)), 5000).stream };
    const told: number[] = [];
    let checks = 0;
    await readArchive([small], {
      limit: 99,
      progress: (read, of) => {
        expect(of).toBe(small.size);
        told.push(read);
      },
      checkpoint: async () => {
        checks++;
      },
    });
    expect(told.at(-1)).toBe(small.size);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(checks).toBe(Math.ceil(small.size / 5000));
  });

  it.each(['packed', 'unpacked'])(
    'ends with what the checkpoint throws, the file closed (%s)',
    async (form) => {
      const stopped = new Error('stopped');
      const files = form === 'packed' ? await packed(CIFAR_10) : loose(CIFAR_10);
      let open = 0;
      const watched = files.map((file) => ({
        ...file,
        async *stream() {
          open++;
          try {
            yield* memoryFile(
              'x',
              new Uint8Array(await all(file)),
              1000,
            ).stream() as AsyncIterable<Uint8Array>;
          } finally {
            open--;
          }
        },
      }));
      let checks = 0;
      const checkpoint = async () => {
        if (++checks === 4) throw stopped;
      };
      await expect(readArchive(watched, { limit: 99, checkpoint })).rejects.toBe(stopped);
      expect(open).toBe(0);
    },
  );

  it('reads web streams too', async () => {
    const files = (await packed(CIFAR_100)).map(async (file) => new File([await all(file)], file.name));
    const dataset = await readArchive(await Promise.all(files), { limit: 99 });
    expectPictures(dataset, CASES[1]!, 11);
  });

  it('knows every dataset of the catalogue that comes in an archive', () => {
    expect(Object.keys(READINGS)).toEqual([...ARCHIVE_NAMES]);
  });
});

async function all(file: ArchiveFile): Promise<ArrayBuffer> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of file.stream() as AsyncIterable<Uint8Array<ArrayBuffer>>) pieces.push(piece);
  return new Blob(pieces).arrayBuffer();
}
