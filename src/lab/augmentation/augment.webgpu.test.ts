import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { testOnWebgpu, testRandom } from '../../engine/testing/compareOnWebgpu.ts';
import { SCHEMA } from '../experiment/schema.ts';
import { worstError } from '../testing/tensors.ts';
import { augmenter } from './augment.ts';

const AUGMENTATIONS = SCHEMA.views.augmentations.options;

testOnWebgpu('gives on WebGPU what cpu gives', async () => {
  const { values } = testRandom(3);
  const shape: [number, number, number, number] = [5, 12, 10, 3];
  const pictures = values(shape).values.map(Math.abs);
  for (const listed of [['crop', 'flip'], AUGMENTATIONS] as const) {
    const answers: Float32Array[] = [];
    for (const backend of ['cpu', 'webgpu']) {
      await tf.setBackend(backend);
      const images = tf.tensor4d(pictures, shape);
      const before = tf.memory().numTensors;
      const changed = augmenter(listed)(images, 21, 4);
      answers.push(Float32Array.from(await changed.data<'float32'>()));
      changed.dispose();
      expect(tf.memory().numTensors).toBe(before);
      images.dispose();
    }
    const [wanted, got] = answers;
    expect(worstError(got!, Array.from(wanted!))).toBeLessThan(listed.length === 2 ? 1e-9 : 1e-5);
  }
});
