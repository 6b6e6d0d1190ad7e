import { zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { decodeCompactFile } from '../../lab/data/compactFile.ts';
import { exampleAt } from '../../lab/data/dataset.ts';
import { LEAST_EXAMPLES } from '../../lab/data/leastExamples.ts';
import { type LoaderHost, loadFiles } from './loader.ts';
import type { LoadOptions, PickedFile } from './protocol.ts';
import { recogniseFiles } from './recognise.ts';

const file = (path: string, ...parts: BlobPart[]): PickedFile => ({ path, file: new File(parts, path) });

/** A file that says how large it is and must not be read. */
function huge(path: string, size: number): PickedFile {
  const fail = () => {
    throw new Error(`${path} was read`);
  };
  const fake = { name: path, size, slice: fail, stream: fail, arrayBuffer: fail } as unknown as File;
  return { path, file: fake };
}

/** A picture's "file" is one byte, which becomes all its pixels; 255 does not decode. */
const host = () =>
  ({
    decode: vi.fn<LoaderHost['decode']>(async ([byte = 255], side) =>
      byte === 255 ? 'broken' : new Uint8ClampedArray(side * side * 4).fill(byte),
    ),
    keep: vi.fn<LoaderHost['keep']>(async () => undefined),
    progress: vi.fn<LoaderHost['progress']>(),
    now: () => 77,
  }) satisfies LoaderHost;

const each = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

/** Different pictures by name, so many of each class. */
const pictures = each(200, (i) => [`set/${i % 2 ? 'odd' : 'even'}/${i}.png`, Uint8Array.of(i)] as const);
const folder = pictures.map(([path, bytes]) => file(path, bytes));
const zip = file('mine.zip', zipSync(Object.fromEntries(pictures)) as Uint8Array<ArrayBuffer>);
const PICTURES: LoadOptions = { kind: 'pictures', side: 28, limit: 1000 };

function records(count: number, bytes: number, label: (i: number) => number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(count * bytes);
  for (let i = 0; i < count; i++) {
    all.fill(i & 255, i * bytes, (i + 1) * bytes);
    all[i * bytes + 1] = i >> 8;
    all[i * bytes] = label(i);
  }
  return all;
}
const cifar = file(
  'data_batch_1.bin',
  records(300, 3073, (i) => i % 10),
);
const csv = file('t.csv', `x,text,class\n${each(200, (i) => `${i},word${i},${i % 3}`).join('\n')}\n`);

describe('recogniseFiles', () => {
  it('tells what the files are', async () => {
    expect(await recogniseFiles(folder)).toEqual({ kind: 'pictures', classes: 2, pictures: 200 });
    expect(await recogniseFiles([zip])).toEqual({ kind: 'pictures', classes: 2, pictures: 200 });
    expect(await recogniseFiles([cifar])).toEqual({ kind: 'archive', names: ['cifar-10'] });
    expect(await recogniseFiles([csv])).toEqual({
      kind: 'columns',
      columns: ['x', 'text', 'class'],
      texts: true,
    });
  });

  it('refuses 10 GB by their size, before reading', async () => {
    for (const path of ['a.zip', 'a.csv', 'a.tar.gz'])
      await expect(recogniseFiles([huge(path, 10e9)])).rejects.toMatchObject({ name: 'FileTooLarge' });
    const wide = huge('a.csv', 300e6);
    wide.file.slice = () => new Blob(['x']);
    await expect(recogniseFiles([wide])).rejects.toMatchObject({ name: 'FileTooLarge' });
    await expect(loadFiles([huge('a.zip', 10e9)], PICTURES, host())).rejects.toMatchObject({
      name: 'FileTooLarge',
    });
  });

  it.each([
    ['nothing', [], 'FilesNotRecognised'],
    ['a program', [file('run.exe', 'MZ')], 'FilesNotRecognised'],
    ['one picture', [file('a.png', 'x')], 'FilesNotRecognised'],
    ['pictures without classes', [file('a/1.png', 'x'), file('a/2.png', 'y')], 'PicturesError'],
    ['a damaged archive', [file('cifar-10-binary.tar.gz', Uint8Array.of(31, 139, 8, 0, 7))], 'DataFileError'],
    ['a file of records that does not divide', [file('data_batch_1.bin', 'too short')], 'DataFileError'],
    ['a zip that is none', [file('a.zip', 'no zip at all, only words')], 'ZipError'],
  ])('refuses %s by name', async (_, files, name) => {
    const error = await recogniseFiles(files).catch((thrown) => thrown);
    expect(error).toMatchObject({ name });
    expect(error.hint).not.toBe('');
  });
});

describe('loadFiles', () => {
  it.each([
    ['a folder', folder, 'set (200 files)'],
    ['a zip', [zip], 'mine.zip'],
  ])('keeps the pictures of %s', async (_, files, origin) => {
    const given = host();
    const { set, skipped } = await loadFiles(files, PICTURES, given);
    expect(set).toMatchObject({
      name: 'own-pictures',
      kind: 'pictures',
      count: 200,
      different: 200,
      height: 28,
      channels: 3,
      classNames: ['even', 'odd'],
      origin,
      added: 77,
    });
    expect(skipped.count).toBe(0);
    const [[kept, compactFile]] = given.keep.mock.calls as [Parameters<LoaderHost['keep']>];
    expect(kept).toBe(set);
    expect(set.size).toBe(compactFile.length);
    const dataset = decodeCompactFile('kept', compactFile);
    for (let i = 0; i < dataset.count; i++) expect(exampleAt(dataset, i)[0]! % 2).toBe(dataset.labels[i]);
  });

  it('gives a folder and its zip the same content', async () => {
    const a = await loadFiles(folder, PICTURES, host());
    const b = await loadFiles([...folder].reverse(), PICTURES, host());
    const c = await loadFiles([zip], PICTURES, host());
    expect(new Set([a.set.content, c.set.content]).size).toBe(1);
    expect(b.set.count).toBe(200);
  });

  it('lists what it left out and names what occurs again', async () => {
    const files = [
      ...folder,
      file('set/odd/same.png', Uint8Array.of(1)),
      file('set/odd/torn.png', Uint8Array.of(255)),
      file('set/.DS_Store', 'x'),
    ];
    const { set, skipped } = await loadFiles(files, PICTURES, host());
    expect(set).toMatchObject({
      count: 201,
      different: 200,
      repeats: [{ first: 'set/odd/1.png', again: 'set/odd/same.png' }],
    });
    expect(skipped).toEqual({
      count: 2,
      files: [
        { path: 'set/odd/torn.png', why: 'broken' },
        { path: 'set/.DS_Store', why: 'hidden' },
      ],
    });
  });

  it('reads an official archive and a table', async () => {
    const archive = await loadFiles([cifar], { kind: 'archive', name: 'cifar-10', limit: 250 }, host());
    expect(archive.set).toMatchObject({ name: 'cifar-10', count: 250, height: 32 });
    const table = await loadFiles([csv], { kind: 'table', target: 'class' }, host());
    expect(table.set).toMatchObject({ name: 'own-table', kind: 'table', classNames: ['0', '1', '2'] });
    expect(table.remarks[0]).toMatch(/^column text is left out: /);
    const texts = await loadFiles([csv], { kind: 'texts', target: 'class' }, host());
    expect(texts.set).toMatchObject({ name: 'own-texts', kind: 'texts', count: 200 });
  });

  it('keeps nothing of a set too small for four sets, repeated examples counted once', async () => {
    const given = host();
    const few = each(LEAST_EXAMPLES, (i) => file(`s/${i % 2}/${i}.png`, Uint8Array.of(i % 100)));
    const error = await loadFiles(few, PICTURES, given).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'DataTooSmall' });
    expect(error.message).toContain('100 different examples');
    expect(given.keep).not.toHaveBeenCalled();
  });

  it('keeps nothing when reading fails half-way, and says which file', async () => {
    const given = host();
    const gone = file('set/odd/gone.png', 'x');
    vi.spyOn(gone.file, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotReadableError'));
    await expect(loadFiles([...folder, gone], PICTURES, given)).rejects.toMatchObject({
      name: 'FileUnreadable',
      message: 'set/odd/gone.png could not be read (NotReadableError).',
    });
    expect(given.keep).not.toHaveBeenCalled();
  });
});
