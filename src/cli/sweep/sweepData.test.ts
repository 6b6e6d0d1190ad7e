import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checksumOf } from '../../lab/data/checksum.ts';
import { encodeCompactFile } from '../../lab/data/compactFile.ts';
import { gridExperiments } from '../../lab/studies/grid.ts';
import { tinyDataset } from '../../lab/testing/tinyDataset.ts';
import { BadInput } from '../badInput.ts';
import { readSweepData } from './sweepData.ts';

const folder = mkdtempSync(join(tmpdir(), 'clmia-sweep-data-'));
beforeAll(() => () => rmSync(folder, { recursive: true }));
const bytes = encodeCompactFile(tinyDataset());
const content = checksumOf(bytes);
writeFileSync(join(folder, 'cifar-10.bin'), bytes);

const CIFAR = { 'dataset.name': 'cifar-10', 'dataset.membersPerModel': 40 };
const points = (base: object, vary: object) => gridExperiments({ base, vary });
const read = (all: ReturnType<typeof points>, leave?: Parameters<typeof readSweepData>[3]) =>
  readSweepData(all, { data: folder }, () => {}, leave);

describe('readSweepData', () => {
  it('names every dataset by its checksum', async () => {
    const { points: all, data } = await read(points(CIFAR, { seed: [1, 2] }));
    expect(all.map(({ seed, dataset }) => [seed, dataset.content])).toEqual([
      [1, content],
      [2, content],
    ]);
    expect([...data.keys()]).toEqual(['cifar-10']);
  });

  it('refuses two points that are one once the version of their data is known', async () => {
    const both = points(CIFAR, { 'dataset.content': ['', content] });
    await expect(read(both)).rejects.toThrow(
      `dataset.content: ${content} is refused; allowed: each version once: where none is named, it is this one, too`,
    );
  });

  it.each([['cifar-10'], ['fashion-mnist']])(
    'refuses another version of %s, whichever point names it',
    async (name) => {
      const wanted = points(
        { ...CIFAR, 'dataset.name': name },
        { 'dataset.content': ['', '0123456789abcdef'] },
      );
      const reading = read(wanted);
      await expect(reading).rejects.toThrow(BadInput);
      await expect(reading).rejects.toThrow('dataset.content: 0123456789abcdef is refused; allowed: ');
    },
  );

  it('leaves out points whose data are not there where it may, and says which and why', async () => {
    const some = points(CIFAR, { 'dataset.name': ['stl-10', 'cifar-10', 'fashion-mnist'], seed: [1, 2] });
    await expect(read(some)).rejects.toThrow('expected cifar-10-binary.tar.gz');
    const left: string[] = [];
    const { points: rest } = await read(some, (name, { message }) => left.push(`${name}: ${message}`));
    expect(rest.map(({ dataset, seed }) => `${dataset.name} ${seed}`)).toEqual(['cifar-10 1', 'cifar-10 2']);
    expect(left).toEqual([
      expect.stringMatching(/^stl-10: /),
      expect.stringMatching(/^fashion-mnist: --data: .*fashion-mnist-8k\.bin \(there is no such file/),
    ]);
  });

  it('refuses all where there is no point whose data are there', async () => {
    const none = points(CIFAR, { 'dataset.name': ['fashion-mnist'] });
    await expect(read(none, () => {})).rejects.toThrow('the folder of fashion-mnist-8k.bin');
  });
});
