import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { selfTest } from '../selfTest.ts';
import { expectSameAsCpu, startBoth, testRandom } from '../testing/compareOnWasm.ts';
import type { BackendWasm } from '../wasm/heap.ts';
import { productLoops } from '../wasm/product.ts';
import { knowsSimd } from '../wasm/simd.ts';
import { contrastiveLossesAgree } from './contrastiveLoss/cases.ts';
import { crossEntropiesAgree } from './crossEntropy/cases.ts';
import { denseLayersAgree } from './dense/cases.ts';

beforeAll(async () => {
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  await startBoth();
});

afterAll(() => {
  vi.restoreAllMocks();
});

test('a browser without SIMD passes the self-test with plain loops', async () => {
  expect(knowsSimd()).toBe(false);
  expect(productLoops.on(tf.engine().backend as unknown as BackendWasm)).toBeNull();
  await selfTest('wasm');
});

test('plain loops agree with cpu', async () => {
  const { values } = testRandom(3);
  const [x, dy] = [values([2, 6, 6, 8]), values([2, 6, 6, 16])];
  const attrs = { strides: 1, pad: 'same', dilations: 1, dataFormat: 'NHWC' };
  const filterShape = [3, 3, 8, 16];
  await expectSameAsCpu('Conv2D', { x, filter: values(filterShape) }, attrs);
  await expectSameAsCpu('Conv2DBackpropFilter', { x, dy }, { ...attrs, filterShape });
  const forInput = { ...attrs, inputShape: x.shape };
  await expectSameAsCpu('Conv2DBackpropInput', { dy, filter: values(filterShape) }, forInput);
  const pool = { dy: values([2, 3, 3, 8]), input: values(x.shape, 1), output: values([2, 3, 3, 8]) };
  await expectSameAsCpu('MaxPoolGrad', pool, { filterSize: 2, strides: 2, pad: 'same' }, 0);
  for (const transposeA of [true, false]) {
    for (const transposeB of [true, false]) {
      await expectSameAsCpu(
        'BatchMatMul',
        { a: values([1, 16, 16]), b: values([1, 16, 16]) },
        { transposeA, transposeB },
      );
    }
  }
  const wide = { shape: [999], values: Float32Array.from({ length: 999 }, (_, i) => (i - 600) / 6) };
  await expectSameAsCpu('Exp', { x: wide }, {}, 3e-7);
});

test("the lab's kernels agree with cpu", async () => {
  const { values } = testRandom(4);
  const attrs = {
    ...{ filterHeight: 3, filterWidth: 3, stride: 2, pad: 1 },
    ...{ bias: true, activation: 'relu' },
  };
  const [x, w] = [values([2, 6, 6, 8]), values([73, 16])];
  const [dy, y] = [values([2, 3, 3, 16]), values([2, 3, 3, 16], 2)];
  await expectSameAsCpu('Conv', { x, w }, attrs);
  await expectSameAsCpu('ConvGradWeights', { x, dy, y }, attrs);
  await expectSameAsCpu('ConvGradInput', { dy, y, w }, { ...attrs, height: 6, width: 6 });
  await expectSameAsCpu('PoolRelu', { x }, {}, 0);
  await expectSameAsCpu('BatchNorm', { x, affine: values([2, 8]) }, { epsilon: 1e-5, activation: 'relu' });
  await expectSameAsCpu('Dropout', { x }, { rate: 0.3, seed: 5 }, 0);
});

test('dense layers and losses agree with cpu in plain loops', async () => {
  await denseLayersAgree(20);
  await crossEntropiesAgree(10);
  await contrastiveLossesAgree(10);
  expect.hasAssertions();
});
