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
