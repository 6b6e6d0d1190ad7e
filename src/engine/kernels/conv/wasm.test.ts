import { beforeAll, expect, test } from 'vitest';
import { type ConvAttributes, convOutput } from '../../../lab/ops/kernels.ts';
import { type Arithmetic, fused, portable } from '../../assembler/arithmetic.ts';
import { expectSameAsCpu, startBoth, testRandom } from '../../testing/compareOnWasm.ts';
import type { BackendWasm } from '../../wasm/heap.ts';
import { largeTile, smallTile } from './simd/winogradTile.ts';
import { tileFor } from './wasm/winograd.ts';

beforeAll(startBoth);

interface Sizes {
  batch: number;
  height: number;
  width: number;
  inputs: number;
  outputs: number;
}

/** Conv and both its gradients, at these sizes. */
async function expectAllThree(
  seed: number,
  sizes: Sizes,
  attributes: ConvAttributes,
  tolerance = 2e-5,
): Promise<void> {
  const { values } = testRandom(seed);
  const { batch, height, width, inputs, outputs } = sizes;
  const { filterHeight, filterWidth, bias } = attributes;
  const rows = filterHeight * filterWidth * inputs + (bias ? 1 : 0);
  const [x, w] = [values([batch, height, width, inputs]), values([rows, outputs])];
  const shape = [batch, ...convOutput(height, width, attributes), outputs];
  // Ties at zero, where relu's gradient has to be none.
  const [dy, y] = [values(shape), values(shape, 2)];
  const attrs = { ...attributes };
  await expectSameAsCpu('Conv', { x, w }, attrs, tolerance);
  await expectSameAsCpu('ConvGradWeights', { x, dy, y }, attrs, tolerance);
  await expectSameAsCpu('ConvGradInput', { dy, y, w }, { ...attrs, height, width }, tolerance);
}

test('any filter, stride, padding, size and number of channels', async () => {
  for (let seed = 0; seed < 120; seed++) {
    const { integer, pick } = testRandom(seed);
    const [filterHeight, filterWidth] = pick([3, 3], [1, 1], [5, 5], [2, 3], [3, 3]);
    const attributes = {
      filterHeight: filterHeight!,
      filterWidth: filterWidth!,
      stride: pick(1, 2, 1, 3),
      pad: pick(0, 1, 2),
      bias: pick(true, false),
      activation: pick<'relu' | 'linear'>('relu', 'linear'),
    };
    const least = Math.max(1, Math.max(filterHeight!, filterWidth!) - 2 * attributes.pad);
    const sizes = {
      batch: integer(1, 3),
      height: integer(least, 9),
      width: integer(least, 9),
      inputs: pick(1, 2, 3, 4, 8, 10, 12),
      outputs: pick(1, 3, 4, 5, 8, 10, 12, 16, 20),
    };
    await expectAllThree(seed, sizes, attributes);
  }
});

test("Winograd's tiles on odd and even sizes", async () => {
  for (let seed = 200; seed < 240; seed++) {
    const { integer, pick } = testRandom(seed);
    const attributes = { filterHeight: 3, filterWidth: 3, stride: 1, pad: pick(0, 1, 2) };
    const sizes = {
      batch: integer(1, 9),
      height: integer(4, 10),
      width: integer(4, 10),
      inputs: pick(8, 12, 16),
      outputs: pick(8, 12, 20),
    };
    const rest = { bias: pick(true, false), activation: pick<'relu' | 'linear'>('relu', 'linear') };
    await expectAllThree(seed, sizes, { ...attributes, ...rest });
  }
});

test('large tiles, whole and cut off', async () => {
  for (let seed = 300; seed < 340; seed++) {
    const { integer, pick } = testRandom(seed);
    const attributes = { filterHeight: 3, filterWidth: 3, stride: 1, pad: pick(0, 1, 2) };
    const [batch, height, width] = [integer(1, 3), integer(6, 18), integer(6, 18)];
    const sizes = { batch, height, width, inputs: pick(8, 12, 16), outputs: pick(8, 12, 20) };
    const rest = { bias: pick(true, false), activation: pick<'relu' | 'linear'>('relu', 'linear') };
    await expectAllThree(seed, sizes, { ...attributes, ...rest });
  }
});

test('are those of the fused engine alone, whose figures they are', () => {
  const windows = { top: 1, left: 1, rows: 16, columns: 16 };
  const tileOn = (arithmetic: Arithmetic) => tileFor({ arithmetic } as BackendWasm, windows, 16, 32);
  expect([tileOn(fused), tileOn(portable)]).toEqual([largeTile, smallTile]);
});

test('the sizes of the small CNN and of a residual block', async () => {
  const plain = { filterHeight: 3, filterWidth: 3, stride: 1, pad: 1 };
  const linear = { ...plain, bias: true, activation: 'linear' as const };
  // Sums of 2,352 products that cancel, in float32.
  await expectAllThree(1, { batch: 3, height: 28, width: 28, inputs: 1, outputs: 16 }, linear, 4e-5);
  await expectAllThree(2, { batch: 3, height: 14, width: 14, inputs: 16, outputs: 32 }, linear);
  const strided = { ...linear, stride: 2, bias: false };
  await expectAllThree(3, { batch: 2, height: 16, width: 16, inputs: 16, outputs: 32 }, strided);
  const shortcut = { ...strided, filterHeight: 1, filterWidth: 1, pad: 0 };
  await expectAllThree(4, { batch: 2, height: 16, width: 16, inputs: 16, outputs: 32 }, shortcut);
  expect.hasAssertions();
});
