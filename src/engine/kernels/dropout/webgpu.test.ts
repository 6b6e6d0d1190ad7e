import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { dropoutMask } from '../../../lab/models/dropout.ts';
import { runKernel } from '../../../lab/ops/kernels.ts';
import { expectSameAsCpu, testOnWebgpu, testRandom } from '../../testing/compareOnWebgpu.ts';

const random = testRandom(4);

testOnWebgpu('dropout masks are the lab’s, bit for bit', async () => {
  for (const size of [1, 2, 255, 1001]) {
    for (const seed of [0, 1, -1, 0x7fffffff, 0xdeadbeef]) {
      await expectSameAsCpu('Dropout', { x: random.values([size]) }, { rate: 0.3, seed }, 0);
    }
  }
});

testOnWebgpu('dropout beyond one dimension of workgroups', async () => {
  await tf.setBackend('webgpu');
  const size = 65536 * 256 + 3;
  const ones = tf.ones([size]);
  const [dropped] = runKernel('Dropout', { x: ones }, { rate: 0.5, seed: 7 });
  const got = await dropped!.data();
  tf.dispose([ones, dropped!]);
  expect(dropoutMask(size, 0.5, 7).every((value, i) => value === got[i])).toBe(true);
});
