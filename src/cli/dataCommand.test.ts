import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataFileError, decodeCompactFile } from '../lab/data/compactFile.ts';
import { digest } from '../lab/stageKey.ts';
import { BadInput } from './badInput.ts';
import { dataCommand } from './dataCommand.ts';

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

  it('makes a file of 800 different pictures of each class', () => {
    const into = join(root, 'made', 'data');
    const made = dataCommand('fashion-mnist', folder, into);
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
    expect(dataCommand('fashion-mnist', folder, into).sha256).toBe(made.sha256);
  });

  it('refuses a name that it does not know', () => {
    const unknown = () => dataCommand('mnist', folder, join(root, 'unused'));
    expect(unknown).toThrow(BadInput);
    expect(unknown).toThrow('NAME: mnist is refused; allowed: fashion-mnist');
  });

  const failing = (from: string) => {
    try {
      dataCommand('fashion-mnist', from, join(root, 'unused'));
    } catch (error) {
      if (error instanceof DataFileError) return error;
      throw error;
    }
    return expect.fail('was made');
  };

  it('names the file of a folder that is not there, and the way out', () => {
    const { message, hint } = failing(join(root, 'nowhere'));
    expect(message).toMatch(/nowhere.train-images-idx3-ubyte\.gz: cannot be read \(ENOENT/);
    expect(hint).toContain('--data');
  });

  it('names a file that is not packed, or not of the format', () => {
    const damaged = join(root, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, IMAGES), 'plain text');
    expect(failing(damaged).message).toMatch(/train-images-idx3-ubyte\.gz: cannot be read \(/);
    writeFileSync(join(damaged, IMAGES), gzipSync('plain text'));
    expect(failing(damaged).message).toBe(`${IMAGES}: is not an IDX file of bytes.`);
  });

  it('names a class of which there is too little', () => {
    const scarce = official('scarce', (label) => (label === 3 ? 799 : 800));
    expect(failing(scarce).message).toBe('Fashion-MNIST: has only 799 different examples of Dress.');
  });
});
