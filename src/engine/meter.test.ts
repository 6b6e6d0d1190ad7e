import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { meterStep } from './meter.ts';
import { startEngineInNode } from './node/startEngineInNode.ts';

test('kernels, uploads and readbacks are counted, and only while the step runs', async () => {
  await startEngineInNode({ requested: 'wasm' });
  const x = tf.tensor1d([1, 2, 3]);
  const counts = await meterStep(async () => {
    const y = tf.add(x, tf.tensor1d([4, 5, 6]));
    await tf.mul(y, x).data();
    y.dataSync();
  });
  expect(counts).toEqual({ kernels: 2, bytesUploaded: 12, readbacks: 2 });
  await x.data();
  expect(counts.readbacks).toBe(2);
  expect(await meterStep(() => {})).toEqual({ kernels: 0, bytesUploaded: 0, readbacks: 0 });
});

test('a step that fails ends the count', async () => {
  await startEngineInNode({ requested: 'wasm' });
  const failing = meterStep(() => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(Object.hasOwn(tf.engine(), 'runKernelFunc')).toBe(false);
});
