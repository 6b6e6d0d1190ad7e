import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { testOnWebgpu } from '../../testing/compareOnWebgpu.ts';
import { contrastCase, fused, fusedSteps, mlpCase, stepsOf } from './cases.ts';

testOnWebgpu('a whole step of a small network agrees with cpu', async () => {
  await tf.setBackend('cpu');
  const wanted = await stepsOf(mlpCase(1), fused);
  await tf.setBackend('webgpu');
  const got = await stepsOf(mlpCase(1), fused);
  for (const what of ['losses', 'parameters'] as const) {
    got[what].forEach((values, i) => {
      values.forEach((value, j) => {
        expect(value).toBeCloseTo(wanted[what][i]![j]!, 4);
      });
    });
  }
});

testOnWebgpu('a whole step of a contrastive encoder agrees with cpu', async () => {
  await tf.setBackend('cpu');
  const wanted = await fusedSteps(contrastCase(1));
  await tf.setBackend('webgpu');
  const got = await fusedSteps(contrastCase(1));
  got.losses.forEach((loss, i) => {
    expect(loss[0]).toBeCloseTo(wanted.losses[i]![0]!, 3);
  });
});
