import { expect, it } from 'vitest';
import { joined, mutatedBytes } from '../testing/campaign/byteMutations.ts';
import { type Case, campaign } from '../testing/campaign/campaign.ts';
import type { Draws } from '../testing/campaign/draws.ts';
import { DataFileError, decodeCompactFile, encodeCompactFile } from './compactFile.ts';
import { type Dataset, exampleSize } from './dataset.ts';
import { readIdx } from './sets/fashionMnist/idx.ts';

const SLOW = { tags: ['slow'], timeout: 900_000 };
const FILE = 'src/lab/data/compactFile.campaign.test.ts';

function anyDataset(draws: Draws): Dataset {
  const kind = draws.one(['pictures', 'table', 'texts'] as const);
  const [count, height, width, channels] = [
    draws.between(1, 5),
    draws.between(1, 3),
    draws.between(1, 4),
    draws.one([1, 3]),
  ];
  const classNames = ['cat', 'dog', 'é', 'λ'].slice(0, draws.between(1, 4));
  const size = count * height * width * channels;
  return {
    name: draws.one(['own', 'Größe', '']),
    kind,
    count,
    height,
    width,
    channels,
    classNames,
    values:
      kind === 'table'
        ? Float32Array.from({ length: size }, () => Math.fround(draws.float()))
        : draws.bytes(size),
    labels: Uint8Array.from({ length: count }, () => draws.below(classNames.length)),
    ...(kind === 'table' && { columns: Array.from({ length: size / count }, (_, i) => `column ${i}`) }),
    ...(kind === 'texts' && { texts: Array.from({ length: count }, (_, i) => `text ${i}`) }),
    duplicatesRemoved: 0,
  };
}

function expectWhole(dataset: Dataset): void {
  const { count, labels, values, classNames, columns, texts } = dataset;
  expect(labels.length).toBe(count);
  expect(values.length).toBe(count * exampleSize(dataset));
  expect(labels.every((label) => label < classNames.length)).toBe(true);
  if (columns) expect(columns.length).toBe(exampleSize(dataset));
  if (texts) expect(texts.length).toBe(count);
}

const ODD: readonly unknown[] = [
  null,
  0,
  -1,
  1.5,
  1e12,
  1e308,
  '3',
  [],
  {},
  true,
  2 ** 53,
  [[]],
  ['a', 1],
  'x'.repeat(3000),
];

/** Another header over the same numbers, its length fixed up. */
function otherHeader(file: Uint8Array, draws: Draws): { content: Uint8Array; told: string } {
  const view = new DataView(file.buffer, file.byteOffset);
  const end = 12 + view.getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(file.subarray(12, end)));
  const key = draws.one(Object.keys(header));
  const value = draws.one(ODD);
  if (draws.chance(0.2)) delete header[key];
  else header[draws.chance(0.1) ? '__proto__' : key] = value;
  const text = draws.chance(0.1) ? draws.one(['', 'null', '[]', '{', '1', '{}']) : JSON.stringify(header);
  const bytes = new TextEncoder().encode(text);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(
    0,
    draws.chance(0.9) ? bytes.length : draws.one([0, 1e9, 0xffffffff]),
    true,
  );
  return {
    content: joined(file.subarray(0, 8), length, bytes, file.subarray(end)),
    told: `${key} made ${JSON.stringify(value)?.slice(0, 40)}`,
  };
}

it('compact files', SLOW, () =>
  campaign<Dataset>({
    name: 'compact files',
    file: FILE,
    cases: 8_000,
    refusals: [DataFileError],
    make(draws): Case<Dataset> {
      const dataset = anyDataset(draws);
      const file = encodeCompactFile(dataset);
      const told = `${dataset.kind} ${dataset.count} x ${dataset.height} x ${dataset.width} x ${dataset.channels}`;
      const either = { kind: 'either', check: expectWhole } as const;
      switch (draws.below(5)) {
        case 0:
          return {
            told,
            read: () => decodeCompactFile('own', file),
            expected: { kind: 'read', check: (found) => expect(found).toEqual(dataset) },
          };
        case 1: {
          const wrong = draws.below(dataset.count);
          const labels = dataset.labels.with(wrong, draws.between(dataset.classNames.length, 255));
          const spoilt = encodeCompactFile({ ...dataset, labels });
          return {
            told: `${told}, label ${labels[wrong]} of example ${wrong}`,
            read: () => decodeCompactFile('own', spoilt),
            expected: {
              kind: 'refused',
              naming: new RegExp(`label ${labels[wrong]} of example ${wrong} is outside`),
            },
          };
        }
        case 2: {
          const { content, told: done } = otherHeader(file, draws);
          return {
            told: `${told}, ${done}`,
            read: () => decodeCompactFile('own', content),
            expected: either,
          };
        }
        default: {
          const { content, told: done } = mutatedBytes(file, draws);
          return {
            told: `${told}, ${done}`,
            read: () => decodeCompactFile('own', content),
            expected: either,
          };
        }
      }
    },
  }),
);

type Idx = ReturnType<typeof readIdx>;

it('IDX files', SLOW, () =>
  campaign<Idx>({
    name: 'IDX files',
    file: FILE,
    cases: 5_000,
    refusals: [DataFileError],
    make(draws): Case<Idx> {
      const shape = Array.from({ length: draws.between(0, 4) }, () => draws.below(5));
      const values = draws.bytes(shape.reduce((a, b) => a * b, 1));
      const file = joined(
        Uint8Array.of(0, 0, 8, shape.length),
        ...shape.map((length) => Uint8Array.of(0, 0, 0, length)),
        values,
      );
      if (draws.chance(0.2)) {
        return {
          told: `shape ${shape}`,
          read: () => readIdx('idx', file),
          expected: { kind: 'read', check: (found) => expect(found).toEqual({ shape, values }) },
        };
      }
      const { content, told } = mutatedBytes(file, draws);
      return {
        told: `shape ${shape}, ${told}`,
        read: () => readIdx('idx', content),
        expected: {
          kind: 'either',
          check: (found) => expect(found.values.length).toBe(found.shape.reduce((a, b) => a * b, 1)),
        },
      };
    },
  }),
);
