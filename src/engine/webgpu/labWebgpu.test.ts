import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { runKernel } from '../../lab/ops/kernels.ts';
import { testOnWebgpu, webgpuEngine } from '../testing/compareOnWebgpu.ts';
import type { LabWebgpu } from './labWebgpu.ts';

async function webgpu(): Promise<LabWebgpu> {
  await tf.setBackend('webgpu');
  return tf.engine().backend as unknown as LabWebgpu;
}

const relu = { activation: 'relu' } as const;

testOnWebgpu('shaders compiled ahead compute nothing then, and serve later', async () => {
  const backend = await webgpu();
  const [x, w] = [tf.ones([3, 7]), tf.ones([8, 3])];
  const before = Object.keys(backend.pipelineCache).length;
  await backend.compile(() => tf.dispose([runKernel('Dense', { x, w }, relu), tf.mul(x, x)]));
  const compiled = Object.values(backend.pipelineCache);
  expect(compiled.length).toBeGreaterThan(before);
  expect(compiled.every((pipeline) => !(pipeline instanceof Promise))).toBe(true);
  const [y] = runKernel('Dense', { x, w }, relu);
  expect([...(await y!.data())]).toEqual(Array(9).fill(8));
  expect(Object.keys(backend.pipelineCache)).toHaveLength(compiled.length);
  tf.dispose([x, w, y!]);
});

testOnWebgpu('the engine hands on its fence, and compiles ahead', async () => {
  const backend = await webgpu();
  const [x, w] = [tf.ones([1, 9]), tf.ones([10, 2])];
  const before = Object.keys(backend.pipelineCache).length;
  await webgpuEngine!.compile(() => tf.dispose(runKernel('Dense', { x, w }, relu)));
  expect(Object.keys(backend.pipelineCache)).toHaveLength(before + 1);
  const y = runKernel('Dense', { x, w }, relu);
  await webgpuEngine!.fence();
  expect(backend.dispatchCountInPass).toBe(0);
  tf.dispose([x, w, ...y]);
});

testOnWebgpu('a shader that is used while it is being compiled ahead is compiled at once', async () => {
  const backend = await webgpu();
  const [x, w] = [tf.ones([2, 5]), tf.ones([6, 2])];
  const compiling = backend.compile(() => tf.dispose(runKernel('Dense', { x, w }, relu)));
  const [y] = runKernel('Dense', { x, w }, relu);
  await compiling;
  expect([...(await y!.data())]).toEqual([6, 6, 6, 6]);
  tf.dispose([x, w, y!]);
});

testOnWebgpu('a fence submits what is pending', async () => {
  const backend = await webgpu();
  const [x, w] = [tf.ones([3, 7]), tf.ones([8, 3])];
  const y = runKernel('Dense', { x, w }, relu);
  expect(backend.dispatchCountInPass).toBeGreaterThan(0);
  await backend.fence();
  expect(backend.dispatchCountInPass).toBe(0);
  await backend.fence();
  tf.dispose([x, w, ...y]);
});

testOnWebgpu('a sum is added up once it is read, bound or copied, and only then', async () => {
  const backend = await webgpu();
  const parts = () => backend.makeTensorInfo([2, 3], 'float32', Float32Array.of(1, 2, 3, 10, 20, 30));
  const before = backend.numDataIds();
  const summed = () => tf.engine().makeTensorFromTensorInfo(backend.makeSum(parts()));
  const dispatches = (run: () => void) => {
    const since = backend.dispatchCountInPass;
    run();
    return backend.dispatchCountInPass - since;
  };
  await backend.fence();
  expect(dispatches(() => summed().dispose())).toBe(0);
  const [read, bound] = [summed(), summed()];
  expect(read.shape).toEqual([3]);
  expect([...(await read.data())]).toEqual([11, 22, 33]);
  const again = tf.reshape(bound, [3]);
  const twice = tf.mul(bound, again);
  expect([...(await twice.data())]).toEqual([121, 484, 1089]);
  tf.dispose([read, bound, again, twice]);
  expect(backend.numDataIds()).toBe(before);
});

testOnWebgpu('rows are gathered as they are, of whatever type and shape', async () => {
  await webgpu();
  const rows = tf.tensor1d([2, 0, 2], 'int32');
  const whole = tf.tensor3d([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, Number.NaN], [3, 2, 2]);
  const labels = tf.tensor1d([7, -8, 2 ** 30], 'int32');
  const [pictures, chosen] = [tf.gather(whole, rows), tf.gather(labels, rows)];
  expect(pictures.shape).toEqual([3, 2, 2]);
  const last = [9, 10, 11, Number.NaN];
  expect([...(await pictures.data())]).toEqual([...last, 1, 2, 3, 4, ...last]);
  expect(chosen.dtype).toBe('int32');
  expect([...(await chosen.data())]).toEqual([2 ** 30, 7, 2 ** 30]);
  expect(() => tf.gather(whole, rows, 1)).toThrow('first axis');
  tf.dispose([rows, whole, labels, pictures, chosen]);
});
