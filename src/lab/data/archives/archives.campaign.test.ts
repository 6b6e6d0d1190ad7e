import { expect, it } from 'vitest';
import { type Mutated, mutatedBytes } from '../../testing/campaign/byteMutations.ts';
import { type Case, campaign, type Expected } from '../../testing/campaign/campaign.ts';
import type { Draws } from '../../testing/campaign/draws.ts';
import { gzip, memoryFile, type TarEntry, tar, tarHeader } from '../../testing/officialArchives.ts';
import type { ArchiveName } from '../catalogue.ts';
import { DataFileError } from '../compactFile.ts';
import type { Dataset } from '../dataset.ts';
import { joined } from '../joined.ts';
import type { ArchiveFile } from './archiveFile.ts';
import { readArchive } from './readArchive.ts';
import { READINGS } from './readings.ts';

const FILE = 'src/lab/data/archives/archives.campaign.test.ts';
const SLOW = { tags: ['slow'], timeout: 900_000 };

type Bytes = Uint8Array<ArrayBuffer>;

interface Official {
  readonly name: ArchiveName;
  readonly archive: string;
  readonly files: readonly { readonly name: string; readonly bytes: Bytes }[];
  /** Of all pictures in official order. */
  readonly labels: readonly number[];
  /** Where each picture's label byte stands. */
  readonly places: readonly { readonly file: string; readonly byte: number }[];
}

/** A few pictures of one colour, in some of an archive's files. */
function anyOfficial(draws: Draws): Official {
  const name = draws.one([
    'cifar-10',
    'cifar-100',
    'cifar-100-coarse',
    'stl-10',
    'cifar-10',
    'cifar-100',
  ] as const);
  const { layout, labelAt } = READINGS[name];
  const { recordBytes, classes, firstLabel } = layout;
  const parts = layout.parts.filter((_, i) => i === 0 || draws.chance(0.3));
  const files: { name: string; bytes: Bytes }[] = [];
  const labels: number[] = [];
  const places: { file: string; byte: number }[] = [];
  for (const part of parts) {
    const count = draws.between(1, name === 'stl-10' ? 2 : 4);
    const own = Array.from({ length: count }, () => classes.map((most) => firstLabel + draws.below(most)));
    const records = new Uint8Array(count * recordBytes);
    own.forEach((bytes, i) => {
      records.fill(draws.below(256), i * recordBytes, (i + 1) * recordBytes);
      if (!part.labels) records.set(bytes, i * recordBytes);
      const file = part.labels ?? part.file;
      places.push({ file, byte: part.labels ? i : i * recordBytes + labelAt });
    });
    files.push({ name: part.file, bytes: records });
    if (part.labels) files.push({ name: part.labels, bytes: Uint8Array.from(own.map(([label]) => label!)) });
    labels.push(...own.map((bytes) => bytes[labelAt]! - firstLabel));
  }
  const order = draws.permutation(files.length);
  return { name, archive: layout.archive, files: [...order].map((i) => files[i]!), labels, places };
}

const folder = (draws: Draws) => draws.one(['', './', 'data/', 'a/b/', `${'long-folder/'.repeat(7)}`]);

function entriesOf({ files }: Official, draws: Draws): TarEntry[] {
  const top = folder(draws);
  const entries: TarEntry[] = files.map(({ name, bytes }) => ({ path: top + name, bytes }));
  if (top !== '') entries.unshift({ path: top });
  if (draws.chance(0.3)) entries.push({ path: `${top}readme.html`, bytes: draws.bytes(40) as Bytes });
  return entries;
}

/** Pieces of any size, as they come from a disk. */
const fileOf = (name: string, bytes: Uint8Array, draws: Draws): ArchiveFile =>
  memoryFile(name, bytes, draws.one([512, 1000, 65_536]));

function expectWhole({ count, values, labels, height, width, channels, classNames }: Dataset): void {
  expect(count).toBeGreaterThan(0);
  expect(labels.length).toBe(count);
  expect(values.length).toBe(count * height * width * channels);
  expect(labels.every((label) => label < classNames.length)).toBe(true);
}

const withoutNames = (official: Official) => (dataset: Dataset) => {
  expectWhole(dataset);
  expect([...dataset.labels]).toEqual(official.labels);
};

/** A tar archive in which something of its own is wrong. */
function brokenTar(official: Official, draws: Draws): { content: Bytes; told: string; naming: RegExp } {
  const pictures = READINGS[official.name].layout.parts[0]!.file;
  const first = official.files.find((file) => file.name === pictures)!;
  const { name, bytes } = first;
  switch (draws.below(4)) {
    case 0: {
      const path = draws.one([`../${name}`, `/etc/${name}`, `a/../../${name}`, `C:\\${name}`, `..\\${name}`]);
      return {
        content: tar([{ path, bytes }]),
        told: path,
        naming: /a path that leads out of the archive's folder/,
      };
    }
    case 1: {
      const size = draws.one([bytes.length + 512, 8 ** 11 - 1, 2 ** 31]);
      const content = joined([tarHeader({ path: name, bytes }, size), bytes]);
      return {
        content,
        told: `${size} bytes announced`,
        naming: /truncated|damaged|no whole number|has \d+ records|has \d+ bytes/,
      };
    }
    case 2: {
      const whole = tar([{ path: name, bytes }]);
      const content = whole.slice(0, draws.between(513, 511 + bytes.length));
      return { content, told: `cut at ${content.length}`, naming: /truncated|damaged/ };
    }
    default: {
      const content = tar([...official.files, first].map((file) => ({ path: file.name, bytes: file.bytes })));
      return { content, told: `${name} twice`, naming: /is there twice/ };
    }
  }
}

it('official archives', SLOW, () =>
  campaign<Dataset>({
    name: 'official archives',
    file: FILE,
    cases: 7_000,
    refusals: [DataFileError],
    async make(draws): Promise<Case<Dataset>> {
      const official = anyOfficial(draws);
      const { name, archive } = official;
      const form = draws.one(['loose', 'tar', 'gzip'] as const);
      const limit = draws.one([1000, 1000, 1000, 1]);
      const reading = (files: readonly ArchiveFile[]) => () => readArchive(files, { name, limit });
      const whole = async (some: Official): Promise<ArchiveFile[]> => {
        if (form === 'loose') return some.files.map((file) => fileOf(file.name, file.bytes, draws));
        const packed = tar(entriesOf(some, draws));
        return [fileOf(archive, form === 'tar' ? packed : await gzip(packed), draws)];
      };
      const told = `${name}, ${form}, ${official.labels.length} pictures, ${limit} kept`;
      const either: Expected<Dataset> = { kind: 'either', check: expectWhole };
      switch (draws.below(6)) {
        case 0:
          return {
            told,
            read: reading(await whole(official)),
            expected: {
              kind: 'read',
              check: limit === 1 ? expectWhole : withoutNames(official),
            },
          };
        case 1: {
          // The first picture: no limit leaves it out.
          const { file, byte } = official.places[0]!;
          const { firstLabel, classes } = READINGS[name].layout;
          const wrong = draws.between(firstLabel + classes[READINGS[name].labelAt]!, 255);
          const files = official.files.map((one) =>
            one.name === file ? { name: file, bytes: one.bytes.with(byte, wrong) as Bytes } : one,
          );
          return {
            told: `${told}, label ${wrong}`,
            read: reading(await whole({ ...official, files })),
            expected: {
              kind: 'refused',
              naming: new RegExp(`${file}: label ${wrong} at byte ${byte} is outside`),
            },
          };
        }
        case 2: {
          const { content, told: done, naming } = brokenTar(official, draws);
          const packed = form === 'gzip' ? await gzip(content) : content;
          return {
            told: `${told}, ${done}`,
            read: reading([fileOf(archive, packed, draws)]),
            expected: limit === 1 ? either : { kind: 'refused', naming },
          };
        }
        case 3: {
          const gz = await gzip(tar(entriesOf(official, draws)));
          const { content, told: done } = mutatedBytes(gz, draws);
          return {
            told: `${told}, gzip ${done}`,
            read: reading([fileOf(archive, content, draws)]),
            // The checksum at its end covers all of a small archive.
            expected: { kind: 'either', check: limit === 1 ? expectWhole : withoutNames(official) },
          };
        }
        case 4: {
          const { content, told: done } = mutatedHeaders(tar(entriesOf(official, draws)), draws);
          const packed = form === 'gzip' ? await gzip(content as Bytes) : content;
          return {
            told: `${told}, tar ${done}`,
            read: reading([fileOf(archive, packed, draws)]),
            expected: either,
          };
        }
        default: {
          const file = draws.one(official.files);
          const { content, told: done } = mutatedBytes(file.bytes, draws);
          const files = official.files.map((one) =>
            one === file ? { name: one.name, bytes: content as Bytes } : one,
          );
          return {
            told: `${told}, ${file.name} ${done}`,
            read: reading(await whole({ ...official, files })),
            expected: either,
          };
        }
      }
    },
  }),
);

/** Changes in the headers of a tar archive, where its length is told; half of them with the sum of its bytes made right. */
function mutatedHeaders(whole: Bytes, draws: Draws): Mutated<Uint8Array> {
  if (draws.chance(0.3)) return mutatedBytes(whole, draws);
  const header = whole.slice(0, 512);
  const { content, told } = mutatedBytes(header, draws);
  const changed = new Uint8Array(512);
  changed.set(content.subarray(0, 512));
  if (draws.chance(0.7)) {
    changed.fill(32, 148, 156);
    const sum = changed.reduce((all, byte) => all + byte, 0);
    changed.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  }
  return { content: joined([changed, whole.subarray(512)]), told: `first header ${told}` };
}
