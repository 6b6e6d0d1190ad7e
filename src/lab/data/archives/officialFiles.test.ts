/** With the real archives where there are any: in the folder CLMIA_DATA, or shared/data beside the repository. */
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ArchiveName } from '../catalogue.ts';
import { exampleAt } from '../dataset.ts';
import type { ArchiveFile } from './archiveFile.ts';
import { readArchive } from './readArchive.ts';
import { READINGS } from './readings.ts';

const folder =
  process.env.CLMIA_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));

const fileAt = (path: string): ArchiveFile => ({
  name: path,
  size: statSync(path).size,
  stream: () => createReadStream(path),
});

const batches = ['', 'cifar-10-batches-bin'].map((inside) => join(folder, inside));
const unpacked = batches.find((path) => existsSync(join(path, 'data_batch_1.bin')));

describe.skipIf(unpacked === undefined)('the real files of CIFAR-10 (skipped: not in CLMIA_DATA)', () => {
  it('give the pictures and labels that are in them', async () => {
    const names = readdirSync(unpacked!).filter((name) => /^(data_batch_\d|test_batch)\.bin$/.test(name));
    const raw = Buffer.concat(names.sort().map((name) => readFileSync(join(unpacked!, name))));
    const files = readdirSync(unpacked!).map((name) => fileAt(join(unpacked!, name)));
    const dataset = await readArchive(files, { name: 'cifar-10', limit: 70_000 });
    expect(dataset.count).toBe(raw.length / 3073);
    expect(dataset.classNames).toEqual(READINGS['cifar-10'].classNames);
    let wrong = 0;
    for (let i = 0; i < dataset.count; i += 7) {
      const picture = exampleAt(dataset, i);
      if (dataset.labels[i] !== raw[i * 3073]) wrong++;
      for (let pixel = 0; pixel < 1024; pixel++)
        for (let channel = 0; channel < 3; channel++)
          if (picture[pixel * 3 + channel] !== raw[i * 3073 + 1 + channel * 1024 + pixel]) wrong++;
    }
    expect(wrong).toBe(0);
    const perClass = new Array<number>(10).fill(0);
    for (const label of dataset.labels) perClass[label]!++;
    for (const count of perClass) expect(count / dataset.count).toBeCloseTo(0.1, 1);
  });
});

const COUNTS: Readonly<Record<ArchiveName, number>> = {
  'cifar-10': 60_000,
  'cifar-100': 60_000,
  'cifar-100-coarse': 60_000,
  'stl-10': 13_000,
  'stl-10-96': 13_000,
};

for (const [name, count] of Object.entries(COUNTS) as [ArchiveName, number][]) {
  const { archive } = READINGS[name].layout;
  const path = join(folder, archive);
  describe.skipIf(!existsSync(path))(`the real ${archive} (skipped: not in CLMIA_DATA)`, () => {
    it(`gives ${name}, as many of each class`, async () => {
      const dataset = await readArchive([fileAt(path)], { name, limit: 70_000 });
      expect(dataset.count).toBe(count);
      expect(dataset.classNames).toEqual(READINGS[name].classNames);
      const perClass = new Array<number>(dataset.classNames.length).fill(0);
      for (const label of dataset.labels) perClass[label]!++;
      expect(new Set(perClass)).toEqual(new Set([count / dataset.classNames.length]));
    }, 600_000);
  });
}
