import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { mlp } from '../../../lab/models/mlp.ts';
import { binaryCrossEntropy } from '../../../lab/ops/losses.ts';
import type { Adam } from '../../../lab/training/adam.ts';
import { startBoth } from '../../testing/compareOnWasm.ts';
import { contrastCase, fused, fusedSteps, mlpCase, stepsKernelByKernel, stepsOf } from './cases.ts';

beforeAll(startBoth);

/** The step as every other network takes it. */
const kernelByKernel = (adam: Adam, rows: tf.Tensor2D, truths: tf.Tensor2D, batch: Int32Array): tf.Scalar =>
  adam.minimise((layers, tape) => {
    const chosen = tf.tensor1d(batch, 'int32');
    const logits = mlp(tf.gather(rows, chosen), layers, 'linear', tape);
    return binaryCrossEntropy(logits, tf.gather(truths, chosen), tape);
  });

test.each([...Array(12).keys()])(
  'network %i: the same bits as kernel by kernel, and nothing left behind',
  async (seed) => {
    await tf.setBackend('wasm');
    const before = [tf.memory().numTensors, tf.engine().backend.numDataIds()];
    const wanted = await stepsOf(mlpCase(seed), kernelByKernel);
    expect(await stepsOf(mlpCase(seed), fused)).toEqual(wanted);
    expect([tf.memory().numTensors, tf.engine().backend.numDataIds()]).toEqual(before);
  },
);

test('agrees with cpu', async () => {
  for (const seed of [20, 21, 22, 23]) {
    await tf.setBackend('cpu');
    const wanted = await stepsOf(mlpCase(seed), fused);
    await tf.setBackend('wasm');
    const got = await stepsOf(mlpCase(seed), fused);
    for (const what of ['losses', 'parameters'] as const) {
      got[what].forEach((values, i) => {
        values.forEach((value, j) => {
          expect(value).toBeCloseTo(wanted[what][i]![j]!, 4);
        });
      });
    }
  }
});

test.each([...Array(12).keys()])(
  'contrast of network %i: the same bits as kernel by kernel, and nothing left behind',
  async (seed) => {
    await tf.setBackend('wasm');
    const before = [tf.memory().numTensors, tf.engine().backend.numDataIds()];
    const wanted = await stepsKernelByKernel(contrastCase(seed));
    expect(await fusedSteps(contrastCase(seed))).toEqual(wanted);
    expect([tf.memory().numTensors, tf.engine().backend.numDataIds()]).toEqual(before);
  },
);

test('a step of contrast agrees with cpu', async () => {
  for (const seed of [20, 21, 22, 23]) {
    await tf.setBackend('cpu');
    const wanted = await fusedSteps(contrastCase(seed));
    await tf.setBackend('wasm');
    const got = await fusedSteps(contrastCase(seed));
    got.losses.forEach((loss, i) => {
      expect(loss[0]).toBeCloseTo(wanted.losses[i]![0]!, 3);
    });
  }
});
