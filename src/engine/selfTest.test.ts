import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { EngineRefused } from './errors.ts';
import { startEngineInNode } from './node/startEngineInNode.ts';
import { selfTest } from './selfTest.ts';

function withBrokenKernel(kernelName: string, run: () => Promise<void>): Promise<void> {
  const config = tf.getKernel(kernelName, 'wasm');
  tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({
    ...config,
    kernelFunc: (args) => {
      const result = config.kernelFunc(args);
      const backend = args.backend as { typedArrayFromHeap(info: tf.TensorInfo): Float32Array };
      const values = backend.typedArrayFromHeap([result].flat()[0]!);
      values.forEach((value, i) => {
        values[i] = value + 0.5;
      });
      return result;
    },
  });
  return run().finally(() => {
    tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel(config);
  });
}

test('passes on cpu', async () => {
  await startEngineInNode({ requested: 'cpu' });
  await selfTest('cpu');
});

describe('on wasm', () => {
  beforeAll(async () => {
    await startEngineInNode({ requested: 'wasm' });
  });

  test('passes, soon, and leaves nothing behind', async () => {
    await selfTest('wasm');
    const { numTensors } = tf.memory();
    const dataIds = tf.engine().backend.numDataIds();
    const start = performance.now();
    await selfTest('wasm');
    expect(performance.now() - start).toBeLessThan(50);
    expect(tf.memory().numTensors).toBe(numTensors);
    expect(tf.engine().backend.numDataIds()).toBe(dataIds);
  });

  test.each([
    ['Conv', 'loss'],
    ['Dense', 'loss'],
    ['ContrastiveLoss', 'contrastive loss'],
    ['ConvGradWeights', 'the gradient of filter'],
    ['PoolReluGrad', 'the gradient of input'],
    ['ConvGradInput', 'the gradient of input'],
    ['DenseGradWeights', 'the gradient of hidden layer'],
    ['AdamStep', undefined],
  ])('refuses a broken %s and says which part', async (kernelName, part) => {
    if (kernelName === 'AdamStep') {
      await withBrokenAdam(async () => {
        await expect(selfTest('wasm')).rejects.toThrow(/Adam's step of input should be/);
      });
      return;
    }
    await withBrokenKernel(kernelName, async () => {
      const refusal = await selfTest('wasm').catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(EngineRefused);
      expect((refusal as EngineRefused).part).toBe(part);
    });
    await selfTest('wasm');
  });
});

function withBrokenAdam(run: () => Promise<void>): Promise<void> {
  const config = tf.getKernel('AdamStep', 'wasm');
  tf.unregisterKernel('AdamStep', 'wasm');
  tf.registerKernel({
    ...config,
    kernelFunc: (args) => config.kernelFunc({ ...args, attrs: { ...args.attrs, epsilon: 1 } }),
  });
  return run().finally(() => {
    tf.unregisterKernel('AdamStep', 'wasm');
    tf.registerKernel(config);
  });
}
