import { expect, it } from 'vitest';
import { mutatedBytes } from '../../testing/campaign/byteMutations.ts';
import { type Case, campaign } from '../../testing/campaign/campaign.ts';
import type { Draws } from '../../testing/campaign/draws.ts';
import { anyForm, PLAIN, type ZipForm, type ZipMember, zipFile } from '../../testing/campaign/zipFiles.ts';
import { bytesSource } from '../byteSource.ts';
import { PicturesError, ZipError } from './errors.ts';
import { type PictureSize, pictureSize } from './pictureSize.ts';
import { type PictureFile, type PicturePlan, planPictures } from './plan.ts';
import { listZip, readZip, type Unpacked } from './zip.ts';

const FILE = 'src/lab/data/pictures/zip.campaign.test.ts';
const SLOW = { tags: ['slow'], timeout: 900_000 };

const ODD_PATHS = [
  '../up/1.png',
  'a/../../1.png',
  '/root/1.png',
  'C:\\x\\1.png',
  '..\\1.png',
  '\\\\host\\share\\1.png',
  'a\\b\\1.png',
  '__MACOSX/a/._1.png',
  '.hidden/1.png',
  'a/.png',
  'a/1.png/',
  'a//1.png',
  './a/1.png',
  'readme.txt',
  'a/1.PNG',
  '1.png',
  'é/ü.png',
  'a/\u001b[2J.png',
  'a/\n.png',
  'a/\0.png',
  `${'d/'.repeat(60)}1.png`,
  `${'n'.repeat(3000)}.png`,
  '',
];

function anyMembers(draws: Draws): ZipMember[] {
  const classes = ['a', 'b', 'deep/c'].slice(0, draws.between(1, 3));
  const plain = Array.from({ length: draws.between(1, 6) }, (_, i) => `${draws.one(classes)}/${i}.png`);
  const odd = Array.from({ length: draws.chance(0.5) ? draws.between(1, 4) : 0 }, () => draws.one(ODD_PATHS));
  const paths = [...plain, ...odd];
  if (draws.chance(0.1)) paths.push(draws.one(paths));
  return paths.map((path) => ({ path, bytes: draws.bytes(draws.one([0, 1, 20, 200])) }));
}

interface Read {
  readonly listed: readonly PictureFile[];
  readonly plan: PicturePlan | undefined;
  readonly unpacked: ReadonlyMap<string, Unpacked>;
}

async function readAll(bytes: Uint8Array): Promise<Read> {
  const zip = bytesSource('mine.zip', bytes);
  const listed = await listZip(zip);
  const plan = planPictures(listed, 1000);
  const unpacked = new Map<string, Unpacked>();
  await readZip(zip, plan.labels, async (path, found) => void unpacked.set(path, found));
  return { listed, plan, unpacked };
}

/** No path leads out of where it lies, every label has its class, and what is unpacked is what was packed. */
function expectSound({ plan, unpacked }: Read, members: readonly ZipMember[]): void {
  const { labels, classNames } = plan!;
  expect(classNames.length).toBeGreaterThan(1);
  for (const [path, label] of labels) {
    expect(path.split(/[\\/]/)).not.toContain('..');
    expect(path).not.toMatch(/^([\\/]|[a-z]:)/i);
    expect(classNames[label]).toBeDefined();
  }
  const packed = new Map([...members].reverse().map(({ path, bytes }) => [path, bytes]));
  for (const [path, found] of unpacked) {
    expect(labels.has(path)).toBe(true);
    const saved = packed.get(path);
    if (
      saved &&
      typeof found !== 'string' &&
      !members.some((one) => one.path === path && one.bytes !== saved)
    )
      expect([...found]).toEqual([...saved]);
  }
}

it('zips of pictures', SLOW, () =>
  campaign<Read>({
    name: 'zips of pictures',
    file: FILE,
    cases: 8_000,
    refusals: [ZipError, PicturesError],
    make(draws): Case<Read> {
      const members = anyMembers(draws);
      const forms = members.map(() => anyForm(draws));
      const told = `${JSON.stringify(members.map(({ path }) => path)).slice(0, 300)} ${JSON.stringify(forms[0])}`;
      const check = (read: Read) => expectSound(read, members);
      const what = draws.below(10);
      if (what < 3) {
        const bytes = zipFile(members, ...(forms as [ZipForm]));
        return { told, read: () => readAll(bytes), expected: { kind: 'either', check } };
      }
      if (what < 4) {
        const whole = ['a/1.png', 'b/2.png', 'b/1.png'].map((path) => ({
          path,
          bytes: draws.bytes(50),
        }));
        const wrong: Partial<ZipForm> = draws.one([
          { encrypted: true },
          { method: 12 },
          { crc: 1 },
          { size: 49 },
          { size: 60e6 },
          { size: 10 },
          { size: 2 ** 40, zip64: true },
        ]);
        const bytes = zipFile(whole, PLAIN, PLAIN, { ...PLAIN, ...wrong });
        return {
          told: `b/1.png ${JSON.stringify(wrong)}`,
          read: () => readAll(bytes),
          // One bad picture is left out by name, and the others are given.
          expected: {
            kind: 'read',
            check: ({ plan, unpacked }) => {
              const leftOut = plan!.skipped.map(({ path }) => path);
              expect(unpacked.get('b/1.png') === 'broken' || leftOut.includes('b/1.png')).toBe(true);
              expect(unpacked.get('a/1.png')).toEqual(whole[0]!.bytes);
            },
          },
        };
      }
      const { content, told: done } = mutatedBytes(zipFile(members, ...(forms as [ZipForm])), draws);
      return { told: `${told}, ${done}`, read: () => readAll(content), expected: { kind: 'either', check } };
    },
  }),
);

const be = (size: 2 | 4, value: number) => {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  if (size === 2) view.setUint16(0, value);
  else view.setUint32(0, value);
  return [...bytes];
};
const le = (size: 2 | 4, value: number) => be(size, value).reverse();
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/** The first bytes of a picture of that size, as its format's standard says. */
const PICTURES: Readonly<Record<string, (width: number, height: number) => number[]>> = {
  PNG: (width, height) => [
    ...[0x89, ...letters('PNG\r\n'), 0x1a, 0x0a],
    ...[...be(4, 13), ...letters('IHDR'), ...be(4, width), ...be(4, height)],
  ],
  GIF: (width, height) => [...letters('GIF89a'), ...le(2, width), ...le(2, height)],
  BMP: (width, height) => [...letters('BM'), ...Array(16).fill(0), ...le(4, width), ...le(4, height)],
  JPEG: (width, height) => [
    ...[0xff, 0xd8, 0xff, 0xe0, ...be(2, 16), ...Array(14).fill(1)],
    ...[0xff, 0xff, 0xff, 0xc4, ...be(2, 4), 0, 0],
    ...[0xff, 0xc2, ...be(2, 17), 8, ...be(2, height), ...be(2, width), 3],
  ],
  'WebP lossy': (width, height) => [
    ...[...letters('RIFF'), 0, 0, 0, 0, ...letters('WEBPVP8 '), ...Array(10).fill(0)],
    ...[...le(2, width), ...le(2, height)],
  ],
};

it('first bytes of pictures', SLOW, () =>
  campaign<PictureSize | undefined>({
    name: 'first bytes of pictures',
    file: FILE,
    cases: 6_000,
    refusals: [],
    make(draws): Case<PictureSize | undefined> {
      const format = draws.one(Object.keys(PICTURES));
      const [width, height] = [draws.between(1, 16_000), draws.between(1, 16_000)];
      const whole = Uint8Array.from([...PICTURES[format]!(width, height), ...draws.bytes(10)]);
      if (draws.chance(0.2)) {
        return {
          told: `${format} ${width} x ${height}`,
          read: () => pictureSize(whole),
          expected: { kind: 'read', check: (found) => expect(found).toEqual({ width, height }) },
        };
      }
      const { content, told } = mutatedBytes(whole, draws);
      return {
        told: `${format} ${width} x ${height}, ${told}`,
        read: () => pictureSize(content),
        expected: {
          kind: 'read',
          check: (found) => {
            if (!found) return;
            expect(Number.isInteger(found.width) && found.width >= 0).toBe(true);
            expect(Number.isInteger(found.height) && found.height >= 0).toBe(true);
          },
        },
      };
    },
  }),
);
