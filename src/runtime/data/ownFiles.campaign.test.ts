import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { DataFileError, decodeCompactFile } from '../../lab/data/compactFile.ts';
import { exampleSize } from '../../lab/data/dataset.ts';
import { PicturesError, ZipError } from '../../lab/data/pictures/errors.ts';
import { mutatedBytes } from '../../lab/testing/campaign/byteMutations.ts';
import { type Case, campaign } from '../../lab/testing/campaign/campaign.ts';
import { anyDelimitedForm, delimitedText, encodedText } from '../../lab/testing/campaign/delimitedFiles.ts';
import type { Draws } from '../../lab/testing/campaign/draws.ts';
import { anyNpyForm, npyFile } from '../../lab/testing/campaign/numpyFiles.ts';
import { mutatedText } from '../../lab/testing/campaign/textMutations.ts';
import { tar } from '../../lab/testing/officialArchives.ts';
import { type DeployedSet, readIndex } from './deployed.ts';
import { DataTooSmall, FilesNotRecognised, FileTooLarge, FileUnreadable } from './errors.ts';
import { loadFiles } from './loader.ts';
import type { LoadOptions, PickedFile, Recognised } from './protocol.ts';
import { recogniseFiles } from './recognise.ts';

const FILE = 'src/runtime/data/ownFiles.campaign.test.ts';
const SLOW = { tags: ['slow'], timeout: 900_000 };

type Bytes = Uint8Array<ArrayBuffer>;

/** Enough examples for a data set, of one byte each where that does. */
const ENOUGH = 170;

function table(draws: Draws): Bytes {
  const rows = Array.from({ length: ENOUGH }, (_, i) => [String(i), draws.one(['a', 'b b']), String(i % 3)]);
  const form = anyDelimitedForm(draws);
  return encodedText(delimitedText([['x', 'text', 'class'], ...rows], form, draws).text, form.encoding);
}

const pictures = (): Record<string, Uint8Array> =>
  Object.fromEntries(
    Array.from({ length: ENOUGH }, (_, i) => [`set/${i % 2 ? 'odd' : 'even'}/${i}.png`, Uint8Array.of(i)]),
  );

const record = (i: number) => new Uint8Array(3073).fill(i % 10);

/** Bytes of something, and a name that it might have. */
const CONTENTS: readonly ((draws: Draws) => readonly [name: string, bytes: Bytes])[] = [
  (draws) => [draws.one(['t.csv', 't.tsv', 't.txt']), table(draws)],
  () => ['mine.zip', zipSync(pictures(), { level: 0 }) as Bytes],
  () => ['data_batch_1.bin', Uint8Array.from({ length: 2 * 3073 }, (_, i) => Math.floor(i / 3073))],
  () => ['cifar-10-binary.tar', tar([{ path: 'data_batch_1.bin', bytes: record(3) }])],
  (draws) => ['labels.npy', npyFile({ shape: [3], values: [0, 1, 2] }, anyNpyForm([0, 1, 2], draws))],
  (draws) => ['something', draws.bytes(draws.below(300))],
];

const NAMES = [
  't.csv',
  'mine.zip',
  'data_batch_1.bin',
  'train_X.bin',
  'train_y.bin',
  'a.tar.gz',
  'x',
  'a/1.png',
  'labels.npy',
  'é.txt',
  '\u001b.csv',
  'a/../b.csv',
];

const picked = (path: string, bytes: Bytes): PickedFile => ({ path, file: new File([bytes], path) });

const optionsFor = (recognised: Recognised): LoadOptions => {
  switch (recognised.kind) {
    case 'archive':
      return { kind: 'archive', name: recognised.names[0]!, limit: 500 };
    case 'pictures':
      return { kind: 'pictures', side: 28, limit: 500 };
    case 'columns':
      return { kind: recognised.texts ? 'texts' : 'table', target: recognised.columns.at(-1)! };
  }
};

/** What is kept of the files in the end. */
async function load(files: readonly PickedFile[]): Promise<Uint8Array> {
  const recognised = await recogniseFiles(files);
  let kept: Uint8Array | undefined;
  await loadFiles(files, optionsFor(recognised), {
    decode: async ([byte = 255], side) =>
      byte === 255 ? 'broken' : new Uint8ClampedArray(side * side * 4).fill(byte),
    keep: async (_, compactFile) => {
      kept = compactFile;
    },
    progress: () => undefined,
    now: () => 77,
  });
  return kept!;
}

function expectKept(bytes: Uint8Array): void {
  const dataset = decodeCompactFile('kept', bytes);
  expect(dataset.count).toBeGreaterThanOrEqual(160);
  expect(dataset.values.length).toBe(dataset.count * exampleSize(dataset));
}

it('own files', SLOW, () =>
  campaign<Uint8Array>({
    name: 'own files',
    file: FILE,
    cases: 2_500,
    refusals: [
      DataFileError,
      DataTooSmall,
      FilesNotRecognised,
      FileTooLarge,
      FileUnreadable,
      PicturesError,
      ZipError,
    ],
    mostMemory: 2 ** 26,
    make(draws): Case<Uint8Array> {
      const files = Array.from({ length: draws.one([1, 1, 1, 2, 3]) }, () => {
        const [name, bytes] = draws.one(CONTENTS)(draws);
        const path = draws.chance(0.7) ? name : draws.one(NAMES);
        if (draws.chance(0.4)) return { path, bytes, told: path };
        const { content, told } = mutatedBytes(bytes, draws);
        return { path, bytes: content as Bytes, told: `${path} ${told}` };
      });
      return {
        told: files.map(({ told }) => told).join('; '),
        read: () => load(files.map(({ path, bytes }) => picked(path, bytes))),
        expected: { kind: 'either', check: expectKept },
      };
    },
  }),
);

const SET = {
  name: 'cifar-10',
  file: 'cifar-10.bin',
  content: '0123456789abcdef',
  count: 5,
  height: 32,
  width: 32,
  channels: 3,
  classNames: ['a', 'b'],
  bytes: 100,
  sha256: '0123456789abcdef'.repeat(4),
};

it('indices of deployed data', SLOW, () =>
  campaign<readonly DeployedSet[]>({
    name: 'indices of deployed data',
    file: FILE,
    cases: 4_000,
    refusals: [],
    make(draws): Case<readonly DeployedSet[]> {
      const { content, told } = mutatedText(JSON.stringify({ sets: [SET, SET] }), draws);
      return {
        told,
        read: () => readIndex(content),
        expected: {
          kind: 'read',
          check: (sets) => {
            for (const { file, sha256, count } of sets) {
              expect(file).toMatch(/^[\w.-]+$/);
              expect(sha256).toMatch(/^[0-9a-f]{64}$/);
              expect(Number.isInteger(count) && count > 0).toBe(true);
            }
          },
        },
      };
    },
  }),
);
