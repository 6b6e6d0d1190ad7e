import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { type Arithmetic, fused, portable } from '../assembler/arithmetic.ts';
import { startEngineInNode } from '../node/startEngineInNode.ts';
import type { BackendWasm } from '../wasm/heap.ts';
import { wasmEngines } from './wasmEngines.ts';

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

/** The last is the one that stays. */
const arithmetics: readonly Arithmetic[] = wasmEngines.includes('wasm-fma') ? [fused, portable] : [portable];

async function run(
  backend: string,
  kernelName: string,
  inputs: Record<string, Input>,
  attrs: Attrs,
  arithmetic = portable,
) {
  await tf.setBackend(backend);
  if (backend === 'wasm') (tf.engine().backend as unknown as BackendWasm).arithmetic = arithmetic;
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

/** Runs a kernel on cpu and on every WASM engine, expects the same result to `tolerance`, and nothing left behind. */
export async function expectSameAsCpu(
  kernelName: string,
  inputs: Record<string, Input>,
  attrs: Attrs = {},
  tolerance = 1e-5,
): Promise<void> {
  const wanted = await run('cpu', kernelName, inputs, attrs);
  const shapes = Object.values(inputs).map((input) => input.shape);
  for (const arithmetic of arithmetics) {
    const got = await run('wasm', kernelName, inputs, attrs, arithmetic);
    const what = `${kernelName} ${JSON.stringify([shapes, attrs])}${arithmetic.fused ? ', fused' : ''}`;
    expect(got.described, what).toEqual(wanted.described);
    let worst = 0;
    for (const [i, value] of wanted.values.entries()) {
      const error = Math.abs(got.values[i]! - value) / Math.max(1, Math.abs(value));
      if (!(error <= worst)) worst = Object.is(got.values[i], value) ? worst : error;
    }
    expect(worst, what).toBeLessThanOrEqual(tolerance);
  }
}
