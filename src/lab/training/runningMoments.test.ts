import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { flat, worstError } from '../testing/tensors.ts';
import { RunningMoments } from './runningMoments.ts';

beforeAll(async () => {
  await startEngineInNode({ requested: 'wasm' });
});

const read = (running: RunningMoments) =>
  running.read().map((tensor) => {
    const values = tensor.arraySync();
    tensor.dispose();
    return values;
  });

it('begin as mean 0 and variance 1, and take a tenth of the mean and of the unbiased variance of each batch', () => {
  const before = tf.memory().numTensors;
  const running = new RunningMoments([1, 2]);
  expect(read(running)).toEqual([
    [[0], [1]],
    [
      [0, 0],
      [1, 1],
    ],
  ]);
  const moments = [
    tf.tensor2d([[3], [2]]),
    tf.tensor2d([
      [1, -1],
      [4, 0.5],
    ]),
  ];
  // Seen in any order: a residual block meets its shortcut last, or first.
  running.see(1, moments[1]!, 2);
  running.see(0, moments[0]!, 5);
  running.update();
  const [first, second] = read(running);
  expect(worstError(flat(first), [0.3, 0.9 + 0.1 * 2 * (5 / 4)])).toBeLessThan(1e-6);
  expect(worstError(flat(second), [0.1, -0.1, 0.9 + 0.1 * 8, 0.9 + 0.1 * 1])).toBeLessThan(1e-6);
  running.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

it('leave out a batch whose variance is that of a single value', () => {
  const running = new RunningMoments([1, 1]);
  running.see(0, tf.tensor2d([[3], [2]]), 16);
  running.see(1, tf.tensor2d([[3], [0]]), 1);
  running.update();
  expect(read(running)).toEqual([
    [[0], [1]],
    [[0], [1]],
  ]);
});
