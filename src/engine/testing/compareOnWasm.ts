import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { startEngineInNode } from '../node/startEngineInNode.ts';

/** A stream of random numbers for tests: the same at every run. */
export function testRandom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(...options: T[]): T => options[integer(0, options.length - 1)]!;
  /** Values between -1 and 1; `steps` makes ties. */
  const values = (shape: number[], steps = 0): Input => {
    const size = tf.util.sizeFromShape(shape);
    const one = () => (steps ? integer(-steps, steps) / steps : 2 * next() - 1);
    return { shape, values: Float32Array.from({ length: size }, one) };
  };
  return { integer, pick, values };
}

export interface Input {
  shape: number[];
  values: Float32Array | Int32Array;
}

/** Makes both backends ready. */
export async function startBoth(): Promise<void> {
  await startEngineInNode({ requested: 'cpu' });
  await startEngineInNode({ requested: 'wasm' });
}

type Attrs = Record<string, unknown>;

async function run(backend: string, kernelName: string, inputs: Record<string, Input>, attrs: Attrs) {
  await tf.setBackend(backend);
  const before = [tf.memory().numTensors, tf.engine().backend.numDataIds()];
  const tensors = Object.fromEntries(
    Object.entries(inputs).map(([name, { shape, values }]) => [
      name,
      tf.tensor(values, shape, values instanceof Int32Array ? 'int32' : 'float32'),
    ]),
  );
  const result = tf
    .engine()
    .runKernel<tf.Tensor | tf.Tensor[]>(kernelName, tensors, attrs as tf.NamedAttrMap);
  const outputs = [result].flat();
  const described = outputs.map(({ shape, dtype }) => ({ shape, dtype }));
  const values = (await Promise.all(outputs.map((output) => output.data()))).flatMap((data) => [...data]);
  tf.dispose([tensors, outputs]);
  expect([tf.memory().numTensors, tf.engine().backend.numDataIds()]).toEqual(before);
  return { described, values };
}

/** Runs a kernel on both backends, expects the same result to `tolerance`, and nothing left behind. */
export async function expectSameAsCpu(
  kernelName: string,
  inputs: Record<string, Input>,
  attrs: Attrs = {},
  tolerance = 1e-5,
): Promise<void> {
  const wanted = await run('cpu', kernelName, inputs, attrs);
  const got = await run('wasm', kernelName, inputs, attrs);
  const what = `${kernelName} ${JSON.stringify([Object.values(inputs).map((input) => input.shape), attrs])}`;
  expect(got.described, what).toEqual(wanted.described);
  let worst = 0;
  for (const [i, value] of wanted.values.entries()) {
    const error = Math.abs(got.values[i]! - value) / Math.max(1, Math.abs(value));
    if (!(error <= worst)) worst = Object.is(got.values[i], value) ? worst : error;
  }
  expect(worst, what).toBeLessThanOrEqual(tolerance);
}
