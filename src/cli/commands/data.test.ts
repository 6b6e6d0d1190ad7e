import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { READINGS } from '../../lab/data/archives/readings.ts';
import type { ArchiveName } from '../../lab/data/catalogue.ts';
import { checksumOf } from '../../lab/data/checksum.ts';
import { DataFileError, decodeCompactFile } from '../../lab/data/compactFile.ts';
import { digest } from '../../lab/digest.ts';
import { cifar10Files, gzip, inFolder, stl10Files, tar } from '../../lab/testing/officialArchives.ts';
import { readIndex } from '../../runtime/data/deployed.ts';
import { BadInput } from '../badInput.ts';
import { dataCommand } from './data.ts';

const root = mkdtempSync(join(tmpdir(), 'clmia-data-'));
afterAll(() => rmSync(root, { recursive: true }));

const IMAGES = 'train-images-idx3-ubyte.gz';
const LABELS = 'train-labels-idx1-ubyte.gz';

function idx(shape: readonly number[], values: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + values.length);
  bytes.set([0, 0, 0x08, shape.length]);
  shape.forEach((size, i) => {
    new DataView(bytes.buffer).setUint32(4 + 4 * i, size);
  });
  bytes.set(values, 4 + 4 * shape.length);
  return bytes;
}

/** Pictures of 2x2 whose pixels hold their number and, last, their class; the first of them once more at the end. */
function official(name: string, perClass: (label: number) => number): string {
  const folder = join(root, name);
  mkdirSync(folder);
  const labels = Array.from({ length: 10 }, (_, label) =>
    Array(perClass(label)).fill(label),
  ).flat() as number[];
  const pictures = labels.map((label, i) => [i >> 8, i & 255, 0, label]);
  const pixels = Uint8Array.from([...pictures, pictures[0]!].flat());
  const count = labels.length + 1;
  writeFileSync(join(folder, IMAGES), gzipSync(idx([count, 2, 2], pixels), { level: 1 }));
  writeFileSync(join(folder, LABELS), gzipSync(idx([count], Uint8Array.from([...labels, 0])), { level: 1 }));
  return folder;
}

describe('dataCommand', () => {
  let folder: string;
  beforeAll(() => {
    folder = official('whole', () => 810);
  });

  it('makes a file of 800 different pictures of each class', async () => {
    const into = join(root, 'made', 'data');
    const made = await dataCommand('fashion-mnist', { data: folder, into });
    expect(made).toMatchObject({
      file: join(into, 'fashion-mnist-8k.bin'),
      examples: 8000,
      duplicatesRemoved: 1,
    });
    const packed = readFileSync(made.file);
    expect(packed).toHaveLength(made.bytes);
    const bytes = new Uint8Array(gunzipSync(packed));
    expect(made.sha256.startsWith(digest(bytes))).toBe(true);
    const dataset = decodeCompactFile(made.file, bytes);
    expect([dataset.count, dataset.height, dataset.width, dataset.channels]).toEqual([8000, 2, 2, 1]);
    const perClass = new Array<number>(10).fill(0);
    const seen = new Set<number>();
    dataset.labels.forEach((label, i) => {
      const [high = 0, low = 0, , own] = dataset.values.subarray(4 * i, 4 * i + 4);
      if (own !== label) expect.fail(`example ${i} lost its label`);
      perClass[label]!++;
      seen.add(256 * high + low);
    });
    expect(perClass).toEqual(new Array(10).fill(800));
    expect(seen.size).toBe(8000);
    expect((await dataCommand('fashion-mnist', { data: folder, into })).sha256).toBe(made.sha256);
  });

  it('refuses a name that it does not know', async () => {
    const unknown = dataCommand('mnist', { data: folder, into: join(root, 'unused') });
    await expect(unknown).rejects.toThrow(BadInput);
    await expect(unknown).rejects.toThrow(
      'NAME: mnist is refused; allowed: fashion-mnist, cifar-10, cifar-100, cifar-100-coarse, stl-10, stl-10-96',
    );
  });

  const failing = async (from: string) => {
    try {
      await dataCommand('fashion-mnist', { data: from, into: join(root, 'unused') });
    } catch (error) {
      if (error instanceof DataFileError) return error;
      throw error;
    }
    return expect.fail('was made');
  };

  it('names a folder that is not there, the file that a folder lacks, and the way out', async () => {
    const nowhere = join(root, 'nowhere');
    const refused = dataCommand('fashion-mnist', { data: nowhere, into: join(root, 'unused') });
    await expect(refused).rejects.toThrow(`--data: ${nowhere} (there is no such file or folder) is refused`);
    mkdirSync(join(root, 'lacking'));
    const { message, hint } = await failing(join(root, 'lacking'));
    expect(message).toMatch(/lacking.train-images-idx3-ubyte\.gz: cannot be read \(there is no such file/);
    expect(hint).toContain('--data');
  });

  it('names a file that is not packed, or not of the format', async () => {
    const damaged = join(root, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, IMAGES), 'plain text');
    expect((await failing(damaged)).message).toMatch(/train-images-idx3-ubyte\.gz: cannot be read \(/);
    writeFileSync(join(damaged, IMAGES), gzipSync('plain text'));
    expect((await failing(damaged)).message).toBe(`${IMAGES}: is not an IDX file of bytes.`);
  });

  it('names a class of which there is too little', async () => {
    const scarce = official('scarce', (label) => (label === 3 ? 799 : 800));
    expect((await failing(scarce)).message).toBe('Fashion-MNIST: has only 799 different examples of Dress.');
  });
});

describe('dataCommand of an official archive', () => {
  const cifar = cifar10Files(READINGS['cifar-10'].classNames);
  const stl = stl10Files(READINGS['stl-10'].classNames);
  let archives: string;
  let served: Uint8Array<ArrayBuffer>;
  let address: string;
  const asked: (string | undefined)[] = [];
  const server = createServer(({ url }, response) => {
    asked.push(url);
    // The first half, and then silence for good: the rest is for the next time.
    if (asked.length === 1) {
      response.writeHead(200, { 'content-length': served.length });
      response.write(served.subarray(0, served.length / 2), () => setTimeout(() => response.destroy(), 20));
    } else response.end(served);
  });

  beforeAll(async () => {
    archives = join(root, 'archives');
    mkdirSync(archives);
    served = await gzip(tar(inFolder(cifar)));
    writeFileSync(join(archives, stl.archive), await gzip(tar(inFolder(stl))));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mirror/${cifar.archive}`;
    return () => void server.close();
  });

  it('downloads it, lists it for the page, and keeps what is listed already', async () => {
    const into = join(root, 'deployed');
    const downloads = join(root, 'downloads');
    const md5 = createHash('md5').update(served).digest('hex');
    const lines: string[] = [];
    const progress = (line: string) => void lines.push(line);
    const made = await dataCommand('cifar-10', { address, md5, downloads, into, progress });
    expect(made).toMatchObject({ file: join(into, 'cifar-10.bin'), examples: 18, duplicatesRemoved: 0 });
    expect(lines.some((line) => line.startsWith('trying again: '))).toBe(true);
    expect(lines).toContain('downloading cifar-10-binary.tar.gz: 100 % of 0 MB');

    await dataCommand('stl-10', { data: archives, into });
    await dataCommand('stl-10-96', { data: join(archives, stl.archive), into });
    expect(readdirSync(into).toSorted()).toEqual([
      'cifar-10.bin',
      'index.json',
      'stl-10-96.bin',
      'stl-10.bin',
    ]);
    const sets = readIndex(readFileSync(join(into, 'index.json'), 'utf8'));
    expect(sets.map(({ name, count, height }) => [name, count, height])).toEqual([
      ['cifar-10', 18, 32],
      ['stl-10', 9, 32],
      ['stl-10-96', 9, 96],
    ]);
    for (const { file, bytes, sha256, content, name } of sets) {
      const packed = readFileSync(join(into, file));
      expect(packed).toHaveLength(bytes);
      const compact = new Uint8Array(gunzipSync(packed));
      expect(createHash('sha256').update(compact).digest('hex')).toBe(sha256);
      expect(checksumOf(compact)).toBe(content);
      expect(decodeCompactFile(file, compact)).toMatchObject({ height: READINGS[name as ArchiveName].side });
    }

    asked.length = 1;
    rmSync(join(into, 'stl-10.bin'));
    const again = await dataCommand('cifar-10', { address, md5, downloads, into });
    expect(asked).toHaveLength(1);
    expect(again).toEqual(made);
    const left = readIndex(readFileSync(join(into, 'index.json'), 'utf8'));
    expect(left.map(({ name }) => name)).toEqual(['stl-10-96', 'cifar-10']);
  });

  it('leaves what is deployed as it is where the files are of no use', async () => {
    const into = join(root, 'untouched');
    await dataCommand('stl-10', { data: archives, into });
    const before = readdirSync(into).map((file) => readFileSync(join(into, file), 'base64'));
    const cut = join(root, 'cut.tar.gz');
    writeFileSync(cut, readFileSync(join(archives, stl.archive)).subarray(0, 5000));
    await expect(dataCommand('stl-10', { data: cut, into })).rejects.toThrow(`--data ${cut}: `);
    await expect(dataCommand('cifar-100', { data: archives, into })).rejects.toThrow(BadInput);
    await expect(
      dataCommand('cifar-10', { address, md5: '0'.repeat(32), downloads: join(root, 'other'), into }),
    ).rejects.toThrow('is not the official file');
    expect(readdirSync(into).map((file) => readFileSync(join(into, file), 'base64'))).toEqual(before);
  });

  it.each([
    [
      { address: 'ftp://somewhere/x' },
      'cifar-10',
      '--address: ftp://somewhere/x is refused; allowed: an address',
    ],
    [
      { address: 'http://x', data: '.' },
      'cifar-10',
      '--address: http://x is refused; allowed: only for an archive',
    ],
    [
      { address: 'http://x' },
      'fashion-mnist',
      '--address: http://x is refused; allowed: only for an archive',
    ],
  ])('refuses %j for %s', async (options, name, message) => {
    await expect(dataCommand(name, options)).rejects.toThrow(message);
  });
});
