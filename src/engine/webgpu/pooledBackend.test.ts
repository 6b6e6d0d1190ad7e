import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { runKernel } from '../../lab/ops/kernels.ts';
import { testOnWebgpu } from '../testing/compareOnWebgpu.ts';
import type { LabWebgpu } from './labWebgpu.ts';

async function webgpu(): Promise<LabWebgpu> {
  await tf.setBackend('webgpu');
  return tf.engine().backend as unknown as LabWebgpu;
}

const relu = { activation: 'relu' } as const;

testOnWebgpu(
  'what the processor writes waits for what is recorded, on whatever buffers that was let go',
  async () => {
    const backend = await webgpu();
    await backend.fence();
    const w = tf.tensor2d([1, 0], [2, 1]);
    const results = [];
    // Inputs of one size, each let go before the next one is written, all within one submission.
    for (let i = 1; i <= 8; i++) {
      const x = tf.tensor2d([i, 10 * i, 100 * i], [3, 1]);
      results.push(runKernel('Dense', { x, w }, relu)[0]!);
      x.dispose();
    }
    expect(backend.dispatchCountInPass).toBe(8);
    for (const [i, y] of results.entries()) {
      expect([...(await y.data())]).toEqual([1, 10, 100].map((value) => value * (i + 1)));
    }
    tf.dispose([w, ...results]);
  },
);

testOnWebgpu('a buffer that is let go serves the next tensor of its size at once', async () => {
  const backend = await webgpu();
  const x = tf.tensor2d([2, 3], [2, 1]);
  const w = tf.tensor2d([1, 0], [2, 1]);
  const bufferOf = (tensor: tf.Tensor) => backend.tensorMap.get(tensor.dataId).resource;
  const [first] = runKernel('Dense', { x, w }, relu);
  const used = bufferOf(first!);
  const [second] = runKernel('Dense', { x: first!, w }, relu);
  first!.dispose();
  const [third] = runKernel('Dense', { x: second!, w }, relu);
  expect(bufferOf(third!)).toBe(used);
  expect([...(await third!.data())]).toEqual([2, 3]);
  tf.dispose([x, w, second!, third!]);
});

testOnWebgpu(
  'uniforms that differ in number or in kind have buffers of their own, equal ones share one',
  async () => {
    const backend = await webgpu();
    const uniforms = (type: 'float32' | 'int32', ...values: number[]) =>
      backend.makeUniforms(values.map((value) => ({ type, data: [value] }))).buffer;
    const one = uniforms('float32', 1);
    expect(uniforms('float32', 1)).toBe(one);
    const all = [one, uniforms('int32', 1), uniforms('float32', 1, 1), uniforms('float32', 2)];
    expect(new Set(all).size).toBe(4);
  },
);
