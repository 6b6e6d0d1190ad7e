import { describe, expect, it } from 'vitest';
import { type Mutated, mutatedBytes } from '../../testing/campaign/byteMutations.ts';
import { type Case, campaign } from '../../testing/campaign/campaign.ts';
import type { Draws } from '../../testing/campaign/draws.ts';
import {
  anyNpyForm,
  formText,
  type Nested,
  npyBytes,
  npyData,
  npyFile,
  sizeOf,
} from '../../testing/campaign/numpyFiles.ts';
import { anyForm, PLAIN, type ZipForm, zipFile } from '../../testing/campaign/zipFiles.ts';
import { bytesSource, streamOf } from '../byteSource.ts';
import { type NpyArray, type NpyTexts, readNpy, readNpyOrTexts } from './npy.ts';
import { openNpz } from './npz.ts';
import { NumpyError } from './numpyError.ts';

const FILE = 'src/lab/data/numpy/numpy.campaign.test.ts';

const VALUES: readonly ((draws: Draws) => number)[] = [
  (draws) => draws.below(2),
  (draws) => draws.below(10),
  (draws) => draws.below(65) / 64,
  (draws) => draws.between(-200, 200),
  (draws) => Math.fround(draws.float() * 20 - 10),
  (draws) => draws.float() * 2e6 - 1e6,
  (draws) => draws.one([2 ** 53 - 1, -(2 ** 53) + 1, 2 ** 32, -(2 ** 31), 65535, 0]),
  (draws) => draws.one([Number.NaN, Infinity, -Infinity, -0, 0, 5e-324, 1.7e308, 1e-45, 65504, 2 ** -24]),
];

function anyArray(draws: Draws): Nested {
  const shape = Array.from({ length: draws.below(5) }, () => draws.one([0, 1, 1, 2, 3, 4, 5]));
  const value = draws.one(VALUES);
  return { shape, values: Array.from({ length: sizeOf(shape) }, () => value(draws)) };
}

function expectArray(found: NpyArray, { shape, values }: Nested): void {
  expect(found.shape).toEqual(shape);
  expect([...found.values]).toEqual(values);
}

const NOTHING: NpyArray = { descr: '<f4', shape: [0], values: new Float32Array(0) };

/** What every array that is read must be, whatever was done to its file. */
function expectWhole({ shape, values }: NpyArray): void {
  expect(values.length).toBe(sizeOf(shape));
  expect(shape.every((length) => Number.isSafeInteger(length) && length >= 0)).toBe(true);
}

const DESCRS =
  '<f4 <U0 <U1 >U2 |S1 |S0 <U99999 <U10000 |S10000 |S99999999999999999999 <U-1 |S1e3 <f3 >f16 |O <U5 |S3 <c8 <c16 |V8 <M8[D] <m8[s] f4 =f8 <f <4 <i4i4 <f-4 constructor __proto__ <b1 |b1 <i1 <f04 <F4 float32 <f4\\u0000 \' " é'.split(
    ' ',
  );
const SHAPES =
  '() (,) (0,) (1) (2,3) [2, 3] (2, 3 None (-1,) (1.0,) (1e3,) (0x10,) (1_000,) (١,) (True,) (2L, 3L) ((1,), 2) (1000000000000,) (99999999999999999999999,) (0, 99999999999999999999999) (1000000, 1000000, 1000000, 0) (4294967296, 4294967296) (3074457345618258603, 6)'.split(
    ' ',
  );
SHAPES.push(
  '(2, 3)',
  '(2, 3',
  '(2, -3)',
  '(0, 1000000000000)',
  '(1000000, 1000000)',
  `(${'1, '.repeat(40)})`,
  `(${'9'.repeat(400)},)`,
  `(0, ${'9'.repeat(400)})`,
);

/** A header of something else, over the right numbers or fewer or more. */
function otherHeader(draws: Draws): Mutated<Uint8Array> {
  const array = anyArray(draws);
  const form = anyNpyForm(array.values, draws);
  let [descr, fortran, shape] = [
    `${form.order}${form.kind}`,
    draws.one(['True', 'False']),
    `(${array.shape.join(', ')},)`,
  ];
  const what = draws.below(6);
  if (what === 0) descr = draws.one(DESCRS);
  else if (what === 1) shape = draws.one(SHAPES);
  else if (what === 2) fortran = draws.one(['true', '1', '0', 'None', "'True'", 'TrueFalse', '']);
  let text = form.header(descr, fortran, shape);
  if (what === 3) {
    text = draws.one([
      text.replace('descr', 'DESCR'),
      text.replace('shape', 'shade'),
      text.replace('fortran_order', 'order'),
      text.replace(/}$/, `, 'more': 1}`),
      text.replace(/}$/, `, 'shape': (7,)}`),
      text.replaceAll("'", '`'),
      `[${text}]`,
      `${text}${text}`,
      text.slice(1),
      text.slice(0, -2),
      '',
      '{}',
      'null',
      "{'descr': [('a', '<f4'), ('b', '<i4')], 'fortran_order': False, 'shape': (3,), }",
      `__import__('os').system('x')`,
      `{'descr': '<f4\u001b[31m', 'fortran_order': False, 'shape': (3,), }`,
    ]);
  }
  let data = npyData(array, form);
  if (what === 4)
    data = draws.chance(0.5)
      ? data.slice(0, draws.below(data.length + 1))
      : (draws.bytes(data.length + draws.between(1, 9)) as Uint8Array<ArrayBuffer>);
  const content = npyBytes(form.version, text, data);
  if (what === 5) {
    const length = draws.one([0, 1, 5, 117, 119, 65535, 0x7fffffff, 0xffffffff, content.length]);
    const view = new DataView(content.buffer);
    if (form.version === 1) view.setUint16(8, length & 0xffff, true);
    else view.setUint32(8, length, true);
    return { content, told: `${formText(form, array.shape)}, header of ${length} bytes announced` };
  }
  return { content, told: `header ${JSON.stringify(text)}, ${data.length} bytes of numbers` };
}

/** As numpy writes texts: four bytes a character, or their bytes, each filled up with zeros. */
function writtenTexts(texts: readonly string[], draws: Draws): { descr: string; data: Uint8Array } {
  const encoder = new TextEncoder();
  const order = draws.one(['<', '>', '|']);
  const cells = texts.map((text) =>
    order === '|' ? [...encoder.encode(text)] : [...text].map((one) => one.codePointAt(0)!),
  );
  const width = Math.max(1, ...cells.map(({ length }) => length)) + draws.below(3);
  const size = order === '|' ? 1 : 4;
  const data = new Uint8Array(texts.length * width * size);
  const view = new DataView(data.buffer);
  cells.forEach((codes, i) => {
    codes.forEach((code, at) => {
      const place = (i * width + at) * size;
      if (size === 1) view.setUint8(place, code);
      else view.setUint32(place, code, order === '<');
    });
  });
  return { descr: `${order}${order === '|' ? 'S' : 'U'}${width}`, data };
}

/** In pieces, as they come from a disk or out of an archive. */
async function* pieces(bytes: Uint8Array, draws: Draws): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const length = draws.between(0, 60);
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

const SLOW = { tags: ['slow'], timeout: 900_000 };

describe('numpy', () => {
  it('.npy files', SLOW, () =>
    campaign<NpyArray>({
      name: '.npy files',
      file: FILE,
      cases: 22_000,
      refusals: [NumpyError],
      make(draws): Case<NpyArray> {
        const read = (bytes: Uint8Array) =>
          draws.chance(0.8)
            ? readNpy(streamOf(bytesSource('a.npy', bytes)))
            : readNpy({ name: 'a.npy', size: bytes.length, chunks: pieces(bytes, draws) });
        const what = draws.below(10);
        if (what < 4) {
          const { content, told } = otherHeader(draws);
          const either = draws.chance(0.5);
          return {
            told,
            read: async () => {
              const found = either
                ? await readNpyOrTexts(streamOf(bytesSource('a.npy', content)))
                : await read(content);
              return 'texts' in found ? NOTHING : found;
            },
            expected: { kind: 'either', check: expectWhole },
          };
        }
        const array = anyArray(draws);
        const form = anyNpyForm(array.values, draws);
        const whole = npyFile(array, form);
        if (what < 7) {
          return {
            told: formText(form, array.shape),
            read: () => read(whole),
            expected: { kind: 'read', check: (found) => expectArray(found, array) },
          };
        }
        const { content, told } = mutatedBytes(whole, draws);
        return {
          told: `${formText(form, array.shape)}, ${told}`,
          read: () => read(content),
          expected: { kind: 'either', check: expectWhole },
        };
      },
    }),
  );

  it('.npy files of texts', SLOW, () =>
    campaign<NpyArray | NpyTexts>({
      name: '.npy files of texts',
      file: FILE,
      cases: 5_000,
      refusals: [NumpyError],
      make(draws): Case<NpyArray | NpyTexts> {
        const texts = Array.from({ length: draws.below(7) }, () =>
          draws.one(['', 'cat', 'Größe', '語𝕏', 'a b', 'no']),
        );
        const { descr, data } = writtenTexts(texts, draws);
        const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${texts.length},), }`;
        const whole = npyBytes(draws.one([1, 2, 3]), header, data);
        const read = (bytes: Uint8Array) => () => readNpyOrTexts(streamOf(bytesSource('a.npy', bytes)));
        if (draws.chance(0.3)) {
          return {
            told: `${descr} ${JSON.stringify(texts)}`,
            read: read(whole),
            expected: {
              kind: 'read',
              check: (found) => expect(found).toEqual({ shape: [texts.length], texts }),
            },
          };
        }
        const { content, told } = mutatedBytes(whole, draws);
        return {
          told: `${descr} ${JSON.stringify(texts)}, ${told}`,
          read: read(content),
          expected: {
            kind: 'either',
            check: (found) =>
              'texts' in found ? expect(found.texts.length).toBe(found.shape[0]) : expectWhole(found),
          },
        };
      },
    }),
  );

  type Arrays = ReadonlyMap<string, NpyArray>;

  it('.npz files', SLOW, () =>
    campaign<Arrays>({
      name: '.npz files',
      file: FILE,
      cases: 14_000,
      refusals: [NumpyError],
      make(draws): Case<Arrays> {
        const names = ['posteriors', 'labels', 'sub/members', 'é ü', '', 'a.npy'].slice(
          0,
          draws.between(1, 6),
        );
        const arrays = new Map(names.map((name) => [name, anyArray(draws)]));
        const members = [...arrays].map(([name, array]) => ({
          path: `${name}.npy`,
          bytes: npyFile(array, anyNpyForm(array.values, draws)),
        }));
        if (draws.chance(0.1)) members.push({ path: 'readme.txt', bytes: draws.bytes(20) });
        const forms = members.map(() => anyForm(draws));
        const read = (bytes: Uint8Array) => async () => {
          const file = await openNpz(bytesSource('out.npz', bytes));
          const found = new Map<string, NpyArray>();
          for (const name of file.names) found.set(name, await file.read(name));
          return found;
        };
        const told = `${members.length} members ${JSON.stringify(forms)}`;
        // What is read under its own name is what was saved: a checksum stands beside every entry.
        const check = (found: Arrays) => {
          for (const [name, array] of found) {
            expectWhole(array);
            const saved = arrays.get(name);
            if (saved) expectArray(array, saved);
          }
        };
        const what = draws.below(10);
        if (what < 3) {
          const all = (found: Arrays) => {
            expect([...found.keys()]).toEqual([...arrays.keys()]);
            check(found);
          };
          return {
            told,
            read: read(zipFile(members, ...(forms as [ZipForm]))),
            expected: { kind: 'read', check: all },
          };
        }
        if (what < 5) return brokenArchive(members, draws, read);
        const { content, told: done } = mutatedBytes(zipFile(members, ...(forms as [ZipForm])), draws);
        return { told: `${told}, ${done}`, read: read(content), expected: { kind: 'either', check } };
      },
    }),
  );
});

/** What a whole archive may announce and must not be believed. */
function brokenArchive(
  members: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  draws: Draws,
  read: (bytes: Uint8Array) => () => Promise<ReadonlyMap<string, NpyArray>>,
): Case<ReadonlyMap<string, NpyArray>> {
  const last = members.filter(({ path }) => path.endsWith('.npy')).at(-1)!;
  const refusedFor = (naming: RegExp, ...forms: [Partial<ZipForm>]) => ({
    told: `all ${JSON.stringify(forms)}`,
    read: read(zipFile(members, { ...PLAIN, ...forms[0] })),
    expected: { kind: 'refused' as const, naming },
  });
  switch (draws.below(9)) {
    case 0:
      return refusedFor(/is encrypted/, { encrypted: true });
    case 1:
      return refusedFor(/is packed by method \d+; allowed: stored \(0\), deflated \(8\)/, {
        method: draws.one([1, 6, 9, 12, 14, 93, 98, 99]),
      });
    case 2:
      return refusedFor(/inflates to more than the \d+ bytes|announces \d+/, { size: draws.below(60) });
    case 3:
      return refusedFor(/ends at byte \d+|announces \d+ bytes, more than/, {
        size: draws.one([2 ** 31, 2 ** 32 - 2, 1e6]),
        packing: draws.one(['stored', 'deflated']),
      });
    case 4:
      return refusedFor(/announces \d+ bytes, more than/, {
        size: draws.one([1e12, 2 ** 52, 2 ** 40]),
        zip64: true,
      });
    case 5:
      return refusedFor(/is damaged \(its checksum differs\)/, { crc: draws.below(2 ** 31) });
    case 6: {
      const twice = zipFile([...members, last], PLAIN);
      return {
        told: 'an array twice',
        read: read(twice),
        expected: { kind: 'refused', naming: /has two arrays named/ },
      };
    }
    case 7: {
      const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1000, 1000, 100), }";
      const few = npyBytes(1, header, new Uint8Array(draws.below(900)));
      const bomb = zipFile([{ path: 'labels.npy', bytes: few }], { ...PLAIN, size: 128 + 8e8 });
      return {
        told: 'an archive and a header that agree on 800 MB',
        read: read(bomb),
        expected: { kind: 'refused', naming: /labels\.npy: announces 800000128 bytes, more than/ },
      };
    }
    default: {
      const whole = zipFile(members, PLAIN);
      const cut = whole.slice(0, draws.below(whole.length));
      return {
        told: `cut at ${cut.length} of ${whole.length}`,
        read: read(cut),
        expected: { kind: 'refused', naming: /is no complete zip archive|table of contents/ },
      };
    }
  }
}
