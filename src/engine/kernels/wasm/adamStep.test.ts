import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { startBoth, testRandom } from './compareWithCpu.ts';

beforeAll(startBoth);

const attrs = {
  learningRate: 0.01,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  correction1: 1 - 0.9 ** 3,
  correction2: 1 - 0.999 ** 3,
};

test.each([[[1]], [[7]], [[3, 3, 4, 5]], [[128, 10]], [[0]]])('AdamStep on %j', async (shape) => {
  await tf.setBackend('wasm');
  const { values } = testRandom(shape.length);
  const [value, gradient, m, v] = Array.from({ length: 4 }, () => values(shape).values);
  const squares = v!.map((x) => x * x);
  const before = tf.memory().numTensors;
  const inputs = Object.fromEntries(
    Object.entries({ value, gradient, m, v: squares }).map(([name, x]) => [name, tf.tensor(x!, shape)]),
  );
  const outputs = tf.engine().runKernel<tf.Tensor[]>('AdamStep', inputs, attrs);
  const [newValue, newM, newV] = await Promise.all(outputs.map((output) => output.data()));
  for (const [i, g] of gradient!.entries()) {
    const first = 0.9 * m![i]! + 0.1 * g;
    const second = 0.999 * squares[i]! + 0.001 * g * g;
    const step = first / attrs.correction1 / (Math.sqrt(second / attrs.correction2) + 1e-8);
    expect(newM![i]).toBeCloseTo(first, 6);
    expect(newV![i]).toBeCloseTo(second, 6);
    expect(newValue![i]).toBeCloseTo(value![i]! - 0.01 * step, 5);
  }
  expect([...(await inputs.value!.data())]).toEqual([...value!]);
  tf.dispose([inputs, outputs]);
  expect(tf.memory().numTensors).toBe(before);
});

test('AdamStep refuses shapes that differ', async () => {
  await tf.setBackend('wasm');
  const [a, b] = [tf.zeros([3]), tf.zeros([4])];
  const run = () => tf.engine().runKernel('AdamStep', { value: a, gradient: b, m: a, v: a }, attrs);
  expect(run).toThrow('AdamStep: gradient is [4], value [3].');
});
