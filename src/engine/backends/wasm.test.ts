import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { EngineOutOfMemory } from '../errors.ts';
import { startEngineInNode } from '../node/startEngineInNode.ts';

type HeapBackend = { makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo };

beforeAll(async () => {
  await startEngineInNode({ requested: 'wasm' });
});

test.each([2 ** 29, 2 ** 30 - 2 ** 18, 2 ** 30 + 2 ** 10])('a tensor of %d floats is refused', (size) => {
  const backend = tf.engine().backend as unknown as HeapBackend;
  const before = tf.engine().backend.numDataIds();
  expect(() => backend.makeOutput([size], 'float32')).toThrow(EngineOutOfMemory);
  expect(tf.engine().backend.numDataIds()).toBe(before);
});

test('a full heap is reported', () => {
  const backend = tf.engine().backend as unknown as HeapBackend;
  const held: tf.TensorInfo[] = [];
  const fill = () => {
    for (let i = 0; i < 4; i++) held.push(backend.makeOutput([3 * 2 ** 27], 'float32'));
  };
  expect(fill).toThrow(EngineOutOfMemory);
  expect(held.length).toBeGreaterThan(0);
  for (const { dataId } of held) tf.engine().backend.disposeData(dataId);
});

test('the engine goes on after that', async () => {
  expect([...(await tf.add([1, 2], [3, 4]).data())]).toEqual([4, 6]);
});
