import { expect, it } from 'vitest';
import { shippedSubset } from './shippedSubset.ts';

const EACH = 810;

function idx(shape: readonly number[], values: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + values.length);
  bytes.set([0, 0, 0x08, shape.length]);
  const view = new DataView(bytes.buffer);
  shape.forEach((size, i) => {
    view.setUint32(4 + 4 * i, size);
  });
  bytes.set(values, 4 + 4 * shape.length);
  return bytes;
}

/** Pictures of 1 x 3 pixels, no two alike, of ten classes by turns. */
function official(count: number, labelled = count) {
  const values = Uint8Array.from({ length: 3 * count }, (_, i) => Math.floor(i / 3) >> (8 * (i % 3)));
  const labels = Uint8Array.from({ length: labelled }, (_, i) => i % 10);
  return (file: string) =>
    file.startsWith('train-images') ? idx([count, 1, 3], values) : idx([labelled], labels);
}

it('has 800 pictures of each class, the same every time', () => {
  const subset = shippedSubset('here', official(10 * EACH));
  expect(subset).toMatchObject({ name: 'Fashion-MNIST', count: 8000, height: 1, width: 3, channels: 1 });
  const counts = new Array<number>(10).fill(0);
  subset.labels.forEach((label, i) => {
    counts[label]!++;
    const [low = 0, high = 0] = subset.values.subarray(3 * i);
    expect((256 * high + low) % 10).toBe(label);
  });
  expect(counts).toEqual(new Array(10).fill(800));
  expect(shippedSubset('here', official(10 * EACH))).toEqual(subset);
});

it('is not made of pictures without a label each', () => {
  expect(() => shippedSubset('here', official(20, 19))).toThrow('here: holds 20 pictures and 19 labels.');
});
