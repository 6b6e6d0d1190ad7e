import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { testOnWebgpu } from '../../testing/compareOnWebgpu.ts';
import { fused, mlpCase, stepsOf } from './cases.ts';

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
