import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { cnn } from '../lab/models/cnn.ts';
import { activeDropout } from '../lab/models/dropout.ts';
import { initialWeights, toTensors } from '../lab/models/parameters.ts';
import { randomStream } from '../lab/random.ts';
import { classifierStep } from '../lab/training/classifierStep.ts';
import { startEngineInNode } from './node/startEngineInNode.ts';

/** Losses of some steps of a CNN with dropout on patterns that it can learn. */
function train(steps: number): number[] {
  const model = cnn({ height: 12, width: 12, channels: 2 }, 8, { conv1: 8, conv2: 12, dense: 20 });
  const random = randomStream(1, 'training');
  const images = tf.tensor4d(
    Float32Array.from({ length: 16 * 288 }, () => random.float()),
    [16, 12, 12, 2],
  );
  const labels = tf.tensor1d([0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7], 'int32');
  const initial = toTensors(model.shapes, initialWeights(model.shapes, random));
  const dropout = activeDropout(0.1, () => random.bits());
  const training = classifierStep({ model, images, labels, initial, learningRate: 0.01, dropout });
  const losses = Array.from({ length: steps }, () => {
    const loss = training.step(random.permutation(16));
    const value = loss.dataSync()[0]!;
    loss.dispose();
    return value;
  });
  training.dispose();
  tf.dispose([images, labels]);
  return losses;
}

test('training on wasm learns, gives the same bits every time and leaks nothing', async () => {
  await startEngineInNode({ requested: 'wasm' });
  const before = [tf.memory().numTensors, tf.engine().backend.numDataIds()];
  const first = train(40);
  expect(train(40)).toEqual(first);
  expect(first.at(-1)).toBeLessThan(first[0]! / 2);
  expect([tf.memory().numTensors, tf.engine().backend.numDataIds()]).toEqual(before);
  await startEngineInNode({ requested: 'wasm' });
  expect(train(40)).toEqual(first);
});
