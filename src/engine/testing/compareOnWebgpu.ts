import * as tf from '@tensorflow/tfjs-core';
import { test as declareTest, expect } from 'vitest';
import type { KernelName, KernelShapes } from '../../lab/ops/kernels.ts';
import { installAnyWebgpu } from '../node/nodeSwiftShader.ts';
import { startEngineInNode } from '../node/startEngineInNode.ts';
import type { Input } from './compareOnWasm.ts';

export { type Input, testRandom } from './compareOnWasm.ts';

const adapter = await installAnyWebgpu();
if (adapter) await startEngineInNode({ requested: 'cpu' });

/** The engine, where there is an adapter. */
export const webgpuEngine = adapter ? await startEngineInNode({ requested: 'webgpu' }) : null;

/** Shaders are compiled, and run, on what processor there is. */
const PATIENCE_MS = 180_000;

declareTest(`WebGPU: ${adapter ?? 'no adapter here, so that its kernels are not tested'}`, () => {
  expect(tf.getBackend() === 'webgpu').toBe(adapter !== null);
});

/** A test that runs where there is an adapter. */
export function testOnWebgpu(name: string, run: () => Promise<void>, tags: 'slow'[] = []): void {
  if (adapter) declareTest(name, { timeout: PATIENCE_MS, tags }, run);
}

const toTensor = ({ shape, values }: Input) =>
  tf.tensor(values, shape, values instanceof Int32Array ? 'int32' : 'float32');

async function run(backend: string, name: string, inputs: Record<string, Input>, attributes: object) {
  await tf.setBackend(backend);
  const before = [tf.memory().numTensors, tf.engine().backend.numDataIds()];
  const tensors = Object.fromEntries(Object.entries(inputs).map(([key, input]) => [key, toTensor(input)]));
  const outputs = tf.engine().runKernel<tf.Tensor[]>(name, tensors, attributes as tf.NamedAttrMap);
  const results = [];
  for (const output of outputs)
    results.push({ shape: output.shape, values: [...(await output.data<'float32'>())] });
  tf.dispose([tensors, outputs]);
  expect([tf.memory().numTensors, tf.engine().backend.numDataIds()]).toEqual(before);
  return results;
}

/** Runs a kernel on cpu, as composed of plain operations. @returns each output as the input of another kernel */
export async function onCpu<Name extends KernelName>(
  name: Name,
  inputs: Record<KernelShapes[Name]['inputs'], Input>,
  attributes: KernelShapes[Name]['attributes'],
): Promise<Input[]> {
  const outputs = await run('cpu', name, inputs, attributes);
  return outputs.map(({ shape, values }) => ({ shape, values: Float32Array.from(values) }));
}

/** Expects WebGPU and cpu to agree on all outputs of a kernel, relative to the largest of each, and to keep nothing. */
export async function expectSameAsCpu<Name extends KernelName>(
  name: Name,
  inputs: Record<KernelShapes[Name]['inputs'], Input>,
  attributes: KernelShapes[Name]['attributes'],
  tolerance = 1e-5,
): Promise<void> {
  const wanted = await run('cpu', name, inputs, attributes);
  const got = await run('webgpu', name, inputs, attributes);
  const shapes = Object.values<Input>(inputs).map((input) => input.shape);
  const what = `${name} ${JSON.stringify([shapes, attributes])}`;
  expect(
    got.map(({ shape }) => shape),
    what,
  ).toEqual(wanted.map(({ shape }) => shape));
  for (const [i, { values }] of wanted.entries()) {
    const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);
    const errors = values.map((value, j) => Math.abs(got[i]!.values[j]! - value) / scale);
    const worst = errors.reduce((most, error) => Math.max(most, error), 0);
    expect(worst, `${what}, output ${i}`).toBeLessThanOrEqual(tolerance);
  }
}
