import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cifar10Files,
  cifar100Files,
  gzip,
  inFolder,
  memoryFile,
  type OfficialFiles,
  stl10Files,
  type TarEntry,
  tar,
  tarHeader,
} from '../../testing/officialArchives.ts';
import type { ArchiveName } from '../catalogue.ts';
import { DataFileError } from '../compactFile.ts';
import { joined } from '../joined.ts';
import type { ArchiveFile } from './archiveFile.ts';
import { readArchive, recognise } from './readArchive.ts';
import { READINGS } from './readings.ts';

const names = (name: ArchiveName) => READINGS[name].classNames;
const CIFAR_10 = cifar10Files(names('cifar-10'));
const CIFAR_100 = cifar100Files(names('cifar-100'), names('cifar-100-coarse'));
const STL_10 = stl10Files(names('stl-10'));

/** The files with one of them changed, or left out. */
const changed = (
  official: OfficialFiles,
  name: string,
  change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | undefined,
): OfficialFiles => ({
  ...official,
  files: official.files.flatMap((file) => {
    if (file.name !== name) return [file];
    const bytes = change(file.bytes.slice());
    return bytes ? [{ name, bytes }] : [];
  }),
});

const withByte = (at: number, value: number) => (bytes: Uint8Array<ArrayBuffer>) => {
  bytes[at] = value;
  return bytes;
};

const loose = ({ files }: OfficialFiles) => files.map(({ name, bytes }) => memoryFile(name, bytes));
const packed = async (official: OfficialFiles) => [
  memoryFile(official.archive, await gzip(tar(inFolder(official)))),
];

async function refusal(files: readonly ArchiveFile[], name?: ArchiveName): Promise<DataFileError> {
  try {
    await readArchive(files, { limit: 1000, ...(name && { name }) });
  } catch (error) {
    if (error instanceof DataFileError) return error;
    throw error;
  }
  return expect.fail('was read');
}

const R = 3073;

describe('a damaged file', () => {
  it.each<[string, OfficialFiles, string, string]>([
    [
      'a part of a record at the end',
      changed(CIFAR_10, 'data_batch_2.bin', (bytes) => bytes.slice(0, -10)),
      'data_batch_2.bin',
      `has ${4 * R - 10} bytes, no whole number of records of 3073: 3063 are left at byte ${3 * R}.`,
    ],
    [
      'no pictures',
      changed(STL_10, 'train_X.bin', () => new Uint8Array(0)),
      'train_X.bin',
      'is empty (0 bytes).',
    ],
    [
      'a label that is too great',
      changed(CIFAR_10, 'data_batch_3.bin', withByte(R, 10)),
      'data_batch_3.bin',
      `label 10 at byte ${R} is outside 0-9.`,
    ],
    [
      'a superclass that is too great',
      changed(CIFAR_100, 'test.bin', withByte(2 * 3074, 20)),
      'test.bin',
      `label 20 at byte ${2 * 3074} is outside 0-19.`,
    ],
    [
      'a class that is too great',
      changed(CIFAR_100, 'train.bin', withByte(5 * 3074 + 1, 100)),
      'train.bin',
      `label 100 at byte ${5 * 3074 + 1} is outside 0-99.`,
    ],
    [
      'a label 0 of STL-10',
      changed(STL_10, 'test_y.bin', withByte(2, 0)),
      'test_y.bin',
      'label 0 at byte 2 is outside 1-10.',
    ],
    [
      'a label 11 of STL-10',
      changed(STL_10, 'train_y.bin', withByte(4, 11)),
      'train_y.bin',
      'label 11 at byte 4 is outside 1-10.',
    ],
    [
      'fewer labels than pictures',
      changed(STL_10, 'train_y.bin', (bytes) => bytes.slice(1)),
      'train_y.bin',
      'has 4 labels (its end is at byte 4) where train_X.bin has 5 pictures.',
    ],
    [
      'more labels than pictures',
      changed(STL_10, 'test_X.bin', (bytes) => bytes.slice(0, 3 * 27_648)),
      'test_y.bin',
      'has 4 labels (its end is at byte 4) where test_X.bin has 3 pictures.',
    ],
    [
      'pictures without labels',
      changed(STL_10, 'test_y.bin', () => undefined),
      'test_X.bin',
      'belongs to test_y.bin, which is missing.',
    ],
    [
      'labels without pictures',
      changed(STL_10, 'train_X.bin', () => undefined),
      'train_y.bin',
      'belongs to train_X.bin, which is missing.',
    ],
  ])('%s is named, packed or not', async (_what, official, file, problem) => {
    const fromFiles = await refusal(loose(official));
    expect(fromFiles.message).toBe(`${file}: ${problem}`);
    expect(fromFiles.hint).toContain('Download');
    const fromArchive = await refusal(await packed(official));
    expect(fromArchive.message).toBe(`${official.archive}/${official.folder}${file}: ${problem}`);
  });

  it('more pictures than the official file has', async () => {
    const unread = { name: 'train_X.bin', size: 5001 * 27_648, stream: () => expect.fail('was read') };
    const others = loose(STL_10).filter(({ name }) => name !== unread.name);
    expect((await refusal([...others, unread])).message).toBe(
      'train_X.bin: has 5001 records of 27648 bytes; the official file has 5000.',
    );
  });

  it('ends before the size that the system announces', async () => {
    const [first] = loose(CIFAR_10);
    expect((await refusal([{ ...first!, size: 5 * R }])).message).toBe(
      `data_batch_1.bin: ends at byte ${3 * R} where ${5 * R} are announced.`,
    );
  });

  it('cannot be read', async () => {
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      throw new Error('no such device');
    }
    expect((await refusal([{ name: 'test_batch.bin', size: R, stream }])).message).toBe(
      'test_batch.bin: cannot be read (no such device).',
    );
  });

  it('cannot be read any further in the middle of an archive', async () => {
    const bytes = await gzip(tar(inFolder(CIFAR_10)));
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield bytes.slice(0, bytes.length / 2);
      throw new Error('no such device');
    }
    const file = { name: 'cifar-10-binary.tar.gz', size: bytes.length, stream };
    expect((await refusal([file])).message).toBe('cifar-10-binary.tar.gz: cannot be read (no such device).');
  });

  it('the same file twice', async () => {
    const files = [
      memoryFile('a/test_batch.bin', CIFAR_10.files[0]!.bytes),
      memoryFile('b/test_batch.bin', CIFAR_10.files[0]!.bytes),
    ];
    expect((await refusal(files)).message).toBe('b/test_batch.bin: is there twice (a/test_batch.bin).');
  });
});

/** A few bytes of a packed file can be changed and say the same: lengths of codes that stand for nothing in it. */
function unpacksTo(plain: Uint8Array, packed: Uint8Array): boolean {
  try {
    return gunzipSync(packed).equals(plain);
  } catch {
    return false;
  }
}

describe('a damaged archive', () => {
  it('truncated or with a changed byte anywhere, is refused and never half read', async () => {
    const whole = await gzip(tar(inFolder(CIFAR_100)));
    const plain = tar(inFolder(CIFAR_100));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(whole, plain),
        fc.double({ min: 0, max: 0.95, noNaN: true }),
        async (bytes, share) => {
          const cut = bytes.slice(0, 1 + Math.floor(share * bytes.length));
          const { message } = await refusal([memoryFile(CIFAR_100.archive, cut, 4096)]);
          expect(message).toContain('cifar-100');
        },
      ),
      { numRuns: 60 },
    );
    // Not the header, whose date may be any, nor the last byte before the checksum, whose last bits are unused.
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 12, max: whole.length - 10 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const damaged = whole.slice();
          damaged[at]! ^= change;
          fc.pre(!unpacksTo(plain, damaged));
          await refusal([memoryFile(CIFAR_100.archive, damaged, 4096)]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells where unpacking stopped', async () => {
    const whole = await gzip(tar(inFolder(CIFAR_10)));
    const half = whole.slice(0, whole.length / 2);
    expect((await refusal([memoryFile('half.tar.gz', half)])).message).toBe(
      `half.tar.gz: is truncated or damaged: it does not unpack beyond byte ${half.length} of ${half.length}.`,
    );
    const plain = tar(inFolder(CIFAR_10)).slice(0, 5000);
    expect((await refusal([memoryFile('half.tar', plain)])).message).toBe(
      'half.tar: is truncated or damaged near byte 5000 of its tar archive (Tar archive is truncated).',
    );
  });

  it('holds no tar archive', async () => {
    const { message } = await refusal([
      memoryFile('cifar-10-binary.tar.gz', await gzip(new Uint8Array(5000))),
    ]);
    expect(message).toBe('cifar-10-binary.tar.gz: holds no tar archive (wrong first bytes).');
  });

  it.each(['../data_batch_1.bin', '/data_batch_1.bin', 'a/../../b', 'a\\..\\..\\b', 'C:\\data_batch_1.bin'])(
    'with the path %s is refused',
    async (path) => {
      for (const at of [1, 3]) {
        const entries = inFolder(CIFAR_10);
        const climbing: TarEntry = { path, bytes: CIFAR_10.files[0]!.bytes };
        const archive = memoryFile('x.tar', tar([...entries.slice(0, at), climbing, ...entries.slice(at)]));
        const { message } = await refusal([archive]);
        expect(message).toBe(
          `x.tar: holds ${JSON.stringify(path)}, a path that leads out of the archive's folder.`,
        );
      }
    },
  );

  it('that unpacks without end is left', async () => {
    const zeros = new Uint8Array(2 ** 26);
    const start = tar(inFolder(CIFAR_10).slice(0, 2)).subarray(0, -1024);
    async function* stream() {
      yield start;
      for (;;) {
        yield tarHeader({ path: 'more', bytes: zeros }, 2 ** 32);
        for (let i = 0; i < 64; i++) yield zeros;
      }
    }
    expect((await refusal([{ name: 'bomb.tar', size: 1e10, stream }])).message).toBe(
      'bomb.tar: unpacks to more than 3200000000 bytes, the most of any official archive.',
    );
  });

  it('with a file of pictures that announces too much is refused before it is read', async () => {
    const bytes = joined([
      tarHeader({ path: 'test_batch.bin', bytes: new Uint8Array(1) }, 10_001 * R),
      new Uint8Array(R),
    ]);
    expect((await refusal([memoryFile('x.tar', bytes)])).message).toBe(
      'x.tar/test_batch.bin: has 10001 records of 3073 bytes; the official file has 10000.',
    );
  });

  it('with a file twice is refused', async () => {
    const [folder, first, ...others] = inFolder(CIFAR_10);
    const archive = memoryFile('x.tar', tar([folder!, first!, first!, ...others]));
    expect((await refusal([archive])).message).toContain('data_batch_1.bin: is there twice (');
  });
});

describe('another file', () => {
  it('is told from what is expected', async () => {
    const files = ['notes.txt', 'picture.png', 'table.csv'].map((name) =>
      memoryFile(name, new Uint8Array(2000).fill(65)),
    );
    expect(await recognise(files)).toEqual([]);
    const { message, hint } = await refusal(files);
    expect(message).toContain(
      'found notes.txt, picture.png, table.csv; expected cifar-10-binary.tar.gz or its data_batch_1.bin, ',
    );
    expect(message).toContain('train_X.bin, train_y.bin, test_X.bin, test_y.bin');
    expect(hint).toContain('https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz');
    expect((await refusal([])).message).toContain('found no files; expected');
    const many = Array.from({ length: 20 }, (_, i) => memoryFile(`${i}.txt`, new Uint8Array(9)));
    expect((await refusal(many)).message).toContain('6.txt, 7.txt and 12 more; expected');
  });

  it('of a name that its size denies is not believed', async () => {
    const disguised = memoryFile('data_batch_1.bin', CIFAR_100.files[0]!.bytes);
    expect(await recognise([disguised])).toEqual([]);
    expect((await refusal([disguised])).message).toContain('no whole number of records of 3073');
    // 3073 records of one are 3074 of the other: here the labels tell.
    const both = memoryFile('train.bin', new Uint8Array(3073 * 3074).fill(21));
    expect((await refusal([both])).message).toBe('train.bin: label 21 at byte 0 is outside 0-19.');
  });

  it('is the archive of another dataset', async () => {
    const { message, hint } = await refusal(await packed(CIFAR_100), 'stl-10');
    expect(message).toBe('cifar-100-binary.tar.gz: holds CIFAR-100, not STL-10.');
    expect(hint).toBe('Choose cifar-100 as the dataset, or load stl10_binary.tar.gz.');
  });

  it.each<[string, () => Promise<ArchiveFile>]>([
    ['a pickle', async () => memoryFile('data_batch_1', Uint8Array.of(0x80, 2, 0x7d, 0x71, 1))],
    [
      'an archive of pickles',
      async () =>
        memoryFile(
          'cifar-10-python.tar.gz',
          await gzip(tar([{ path: 'cifar-10-batches-py/data_batch_4', bytes: Uint8Array.of(0x80, 2) }])),
        ),
    ],
    ['a MATLAB file', async () => memoryFile('batch.mat', new TextEncoder().encode('MATLAB 5.0 MAT-file'))],
    [
      'an archive of MATLAB files',
      async () =>
        memoryFile(
          'stl10_matlab.tar.gz',
          await gzip(tar([{ path: 'stl10_matlab/train.mat', bytes: new Uint8Array(9) }])),
        ),
    ],
  ])('is %s: never opened, the binary version named', async (_what, file) => {
    const { message, hint } = await refusal([await file()]);
    expect(message).toMatch(/is (pickled for Python|made for MATLAB), which is not read here\.$/);
    expect(hint).toContain('Take the binary version: cifar-10-binary.tar.gz (https://');
  });

  it('is a large archive of something else, of which little is read', async () => {
    let given = 0;
    async function* stream() {
      yield tarHeader({ path: 'film.mp4', bytes: new Uint8Array(1) }, 2e9);
      for (; given < 1000; given++) yield new Uint8Array(2 ** 20);
    }
    expect(await recognise([{ name: 'films.tar', size: 2e9, stream }])).toEqual([]);
    expect(given).toBeLessThan(10);
  });
});
