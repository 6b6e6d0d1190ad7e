import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { testOnWebgpu } from '../../testing/compareOnWebgpu.ts';

const settings = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

const numbered = (letter: string, tensors: tf.Tensor[]) =>
  Object.fromEntries(tensors.map((tensor, i) => [`${letter}${i}`, tensor]));

const wave = (shape: number[], frequency: number) =>
  tf.tensor(
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => Math.sin(frequency * (i + 1))),
    shape,
  );

const pack = (parameters: tf.Tensor[]) =>
  tf.engine().runKernel<tf.Tensor[]>('PackParameters', numbered('p', parameters));

const step = (state: tf.Tensor, gradients: tf.Tensor[], t: number) =>
  tf.engine().runKernel(
    'AdamStep',
    { state, ...numbered('g', gradients) },
    {
      ...settings,
      correction1: 1 - settings.beta1 ** t,
      correction2: 1 - settings.beta2 ** t,
    },
  );

/** The same steps, one number at a time. */
function expected(value: number, gradients: number[]): number {
  let [m, v] = [0, 0];
  return gradients.reduce((p, g, i) => {
    m = settings.beta1 * m + (1 - settings.beta1) * g;
    v = settings.beta2 * v + (1 - settings.beta2) * g * g;
    const rate = settings.learningRate / (1 - settings.beta1 ** (i + 1));
    return p - (rate * m) / (Math.sqrt(v / (1 - settings.beta2 ** (i + 1))) + settings.epsilon);
  }, value);
}

// The last has more parameters than gradients can be bound at once.
const models = [[[10, 16], [145, 32], [3], [65, 64]], [[1]], Array.from({ length: 40 }, (_, i) => [i + 50])];

testOnWebgpu('Adam steps all parameters in place, seen through their views', async () => {
  await tf.setBackend('webgpu');
  for (const shapes of models) {
    const initial = shapes.map((shape, i) => wave(shape, 0.3 + i));
    const before = await Promise.all(initial.map((tensor) => tensor.data()));
    const [state, ...views] = pack(initial);
    tf.dispose(initial);
    expect(state!.shape[1]! % 64).toBe(0);
    expect(views.map((view) => view.shape)).toEqual(shapes);
    const gradients = [1, 2].map((t) => shapes.map((shape, i) => wave(shape, t + i)));
    for (const [t, tensors] of gradients.entries()) {
      // Reads between the steps must not be remembered after them.
      await views[0]!.data();
      step(state!, tensors, t + 1);
    }
    for (const [i, view] of views.entries()) {
      const got = await view.data();
      const given = await Promise.all(gradients.map((tensors) => tensors[i]!.data()));
      const wanted = before[i]!.map((value, j) =>
        expected(
          value,
          given.map((values) => values[j]!),
        ),
      );
      wanted.forEach((value, j) => {
        expect(got[j]).toBeCloseTo(value, 5);
      });
      // Kernels of tfjs's own read the view as well.
      const doubled = tf.mul(view, 2);
      expect((await doubled.data())[0]).toBeCloseTo(2 * wanted[0]!, 5);
      doubled.dispose();
    }
    const values = await state!.data();
    const first = await views[0]!.data();
    expect(values.slice(0, first.length)).toEqual(first);
    tf.dispose([state!, views, gradients]);
  }
});

testOnWebgpu('packed parameters leave nothing behind', async () => {
  await tf.setBackend('webgpu');
  const memory = () => [tf.memory().numTensors, tf.engine().backend.numDataIds()];
  const before = memory();
  for (let i = 0; i < 3; i++) {
    const parameter = wave([100], 1);
    const [state, view] = pack([parameter]);
    const gradient = wave([100], 2);
    step(state!, [gradient], 1);
    await view!.data();
    tf.dispose([parameter, state!, view!, gradient]);
  }
  expect(memory()).toEqual(before);
});
