import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { READINGS } from '../../lab/data/archives/readings.ts';
import { checksumOf } from '../../lab/data/checksum.ts';
import { decodeCompactFile, encodeCompactFile } from '../../lab/data/compactFile.ts';
import { openDataset } from '../../lab/data/openDataset.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { cifar10Files, gzip, inFolder, tar } from '../../lab/testing/officialArchives.ts';
import { BadInput } from '../badInput.ts';
import { loadData } from './loadData.ts';

const root = mkdtempSync(join(tmpdir(), 'clmia-load-'));
afterAll(() => rmSync(root, { recursive: true }));

function folder(name: string): string {
  const path = join(root, name);
  mkdirSync(path);
  return path;
}

const official = cifar10Files(READINGS['cifar-10'].classNames);
const unpacked = folder('unpacked');
for (const { name, bytes } of official.files) writeFileSync(join(unpacked, name), bytes);
const packed = folder('packed');
const archive = join(packed, official.archive);
writeFileSync(archive, await gzip(tar(inFolder(official))));

const experimentOn = (dataset: Partial<Experiment['dataset']>): Experiment => ({
  ...DEFAULT_EXPERIMENT,
  dataset: { ...DEFAULT_EXPERIMENT.dataset, ...dataset },
});
const CIFAR_10 = experimentOn({ name: 'cifar-10' });
const quiet = () => {};

describe('loadData', () => {
  it('gives every training worker the same bytes, and the experiment their checksum, from whatever holds the data', async () => {
    const outer = folder('outer');
    symlinkSync(unpacked, join(outer, 'cifar-10-batches-bin'));
    symlinkSync(join(root, 'nowhere'), join(outer, 'broken'));
    const contents = new Set<string>();
    for (const path of [unpacked, packed, archive, outer]) {
      const { experiment, data } = await loadData(CIFAR_10, path, quiet);
      expect(data.kept?.buffer).toBeInstanceOf(SharedArrayBuffer);
      const dataset = await openDataset(experiment.dataset, {
        shipped: () => expect.fail('is not shipped'),
        kept: async () => data.kept,
        sha256: () => expect.fail('is not shipped'),
      });
      expect(dataset).toMatchObject({ count: official.labels.length, name: 'CIFAR-10' });
      expect([...dataset.labels]).toEqual(official.labels.flat());
      contents.add(experiment.dataset.content);
    }
    expect(contents.size).toBe(1);
  });

  it('takes a compact file, packed or not, by its name', async () => {
    const { data } = await loadData(CIFAR_10, archive, quiet);
    const bytes = encodeCompactFile({ ...decodeCompactFile('', data.kept!), classNames: [...'abcdefghij'] });
    const path = folder('compact');
    writeFileSync(join(path, 'cifar-10.bin'), gzipSync(bytes));
    for (const chosen of [path, join(path, 'cifar-10.bin')]) {
      const loaded = await loadData(CIFAR_10, chosen, quiet);
      expect(loaded.experiment.dataset.content).toBe(checksumOf(bytes));
      expect(loaded.data.dataFolder).toBe(path);
    }
  });

  it('tells how far it is', async () => {
    const lines: string[] = [];
    await loadData(CIFAR_10, archive, (line) => lines.push(line));
    expect(lines.at(-1)).toBe('reading cifar-10: 100 %');
  });

  it('leaves data that lies beside the page, or is computed, to the training workers', async () => {
    const synthetic: Experiment = {
      ...experimentOn({ name: 'synthetic-texts' }),
      target: { ...DEFAULT_EXPERIMENT.target, architecture: 'mlp' },
    };
    const dataFolder = folder('shipped');
    writeFileSync(join(dataFolder, 'fashion-mnist-8k.bin'), 'is looked at by the training workers');
    for (const experiment of [DEFAULT_EXPERIMENT, synthetic])
      expect(await loadData(experiment, dataFolder, quiet)).toEqual({ experiment, data: { dataFolder } });
  });

  it.each<[string, Experiment, string, RegExp]>([
    [
      'other files',
      CIFAR_10,
      folder('empty'),
      /^--data .*found no files; expected cifar-10-binary\.tar\.gz or its data_batch_1\.bin/,
    ],
    [
      "pictures of one's own",
      experimentOn({ name: 'own-pictures' }),
      folder('pictures'),
      /^dataset\.name: own-pictures is refused; allowed: own-table or own-texts; the page alone reads/,
    ],
    ['another dataset', experimentOn({ name: 'stl-10' }), archive, /holds CIFAR-10, not STL-10\./],
    [
      'no folder',
      CIFAR_10,
      join(root, 'nowhere'),
      /^--data: .*nowhere \(there is no such file or folder\) is refused; allowed: a file or folder that can be read$/,
    ],
    [
      'a folder without what lies beside the page',
      DEFAULT_EXPERIMENT,
      unpacked,
      /^--data: .*fashion-mnist-8k\.bin \(there is no such file or folder\) is refused; allowed: the folder of fashion-mnist-8k\.bin$/,
    ],
    [
      'other data than the experiment names',
      experimentOn({ name: 'cifar-10', content: '0123456789abcdef' }),
      archive,
      /^dataset\.content: 0123456789abcdef is refused; allowed: [0-9a-f]{16}, the checksum of what was read$/,
    ],
    [
      'another version of what lies beside the page',
      experimentOn({ content: '0123456789abcdef' }),
      join(root, 'nowhere'),
      /^dataset\.content: 0123456789abcdef is refused; allowed: nothing, as there is one version only of Fashion-MNIST$/,
    ],
  ])('refuses %s', async (_what, experiment, path, message) => {
    const loading = loadData(experiment, path, quiet);
    await expect(loading).rejects.toThrow(BadInput);
    await expect(loading).rejects.toThrow(message);
  });
});
