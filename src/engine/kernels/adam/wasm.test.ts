import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { startBoth, testRandom } from '../../testing/compareOnWasm.ts';

beforeAll(async () => {
  await startBoth();
  await tf.setBackend('wasm');
});

const attrs = {
  learningRate: 0.01,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  correction1: 1 - 0.9,
  correction2: 1 - 0.999,
};

const pack = (parameters: tf.Tensor[]) =>
  tf.engine().runKernel<tf.Tensor[]>('PackParameters', {
    ...Object.fromEntries(parameters.map((parameter, i) => [`p${i}`, parameter])),
  });

test('a state holds its parameters, and each step moves them where they are', async () => {
  const { values } = testRandom(3);
  const shapes = [[1], [7], [3, 5], [128, 10]];
  const before = [tf.memory().numTensors, tf.engine().backend.numDataIds()];
  const given = shapes.map((shape) => values(shape).values as Float32Array);
  const gradients = shapes.map((shape) => values(shape).values as Float32Array);
  const initial = given.map((value, i) => tf.tensor(value.slice(), shapes[i]!));
  const [state, ...parameters] = pack(initial);
  tf.dispose(initial);
  expect(parameters.map(({ shape }) => shape)).toEqual(shapes);
  parameters.forEach((parameter, i) => {
    expect(parameter.dataSync()).toEqual(given[i]);
  });
  const tensors = gradients.map((gradient, i) => tf.tensor(gradient, shapes[i]!));
  const inputs = Object.fromEntries(tensors.map((gradient, i) => [`g${i}`, gradient]));
  expect(tf.engine().runKernel('AdamStep', { state: state!, ...inputs }, attrs)).toEqual([]);
  parameters.forEach((parameter, i) => {
    parameter.dataSync().forEach((value, j) => {
      const g = gradients[i]![j]!;
      expect(value).toBeCloseTo(given[i]![j]! - (0.01 * g) / (Math.abs(g) + 1e-8), 5);
    });
  });
  const alone = parameters[1]!.dataSync();
  tf.dispose([tensors, state!, parameters[0]!, parameters[2]!, parameters[3]!]);
  expect(alone.length).toBe(7);
  parameters[1]!.dispose();
  expect([tf.memory().numTensors, tf.engine().backend.numDataIds()]).toEqual(before);
});

test('gradients that do not fit the state are refused', () => {
  const p = tf.zeros([3]);
  const [state] = pack([p]);
  const run = () => tf.engine().runKernel('AdamStep', { state: state!, g0: tf.zeros([5]) }, attrs);
  expect(run).toThrow('AdamStep: gradients of 8 floats, state of 4.');
});
