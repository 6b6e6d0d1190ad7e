import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startEngineInNode } from './node.ts';

function tensorOf(shape: number[], frequency: number, scale: number): tf.Tensor {
  const values = Array.from(
    { length: tf.util.sizeFromShape(shape) },
    (_, i) => scale * Math.sin(frequency * i),
  );
  return tf.tensor(values, shape);
}

function train(steps: number): number[] {
  return tf.tidy(() => {
    const x = tensorOf([16, 12, 12, 8], 1.1, 1) as tf.Tensor4D;
    const labels = tf.oneHot(
      tf.tensor1d(
        Array.from({ length: 16 }, (_, i) => i % 8),
        'int32',
      ),
      8,
    );
    let weights = [tensorOf([3, 3, 8, 16], 0.7, 0.2), tensorOf([16], 0.3, 0.1), tensorOf([576, 8], 1.9, 0.1)];
    let m = weights.map((weight) => tf.zerosLike(weight));
    let v = m;
    const loss = (filter: tf.Tensor, bias: tf.Tensor, dense: tf.Tensor) => {
      const convolved = tf.fused.conv2d({
        x,
        filter: filter as tf.Tensor4D,
        strides: 1,
        pad: 'same',
        bias,
        activation: 'relu',
      });
      const pooled = tf.reshape<tf.Rank.R2>(tf.maxPool(convolved, 2, 2, 'same'), [16, 576]);
      return tf.losses.softmaxCrossEntropy(labels, tf.matMul(pooled, dense as tf.Tensor2D)) as tf.Scalar;
    };
    return Array.from({ length: steps }, (_, step) => {
      const { value, grads } = tf.valueAndGrads(loss as (...weights: tf.Tensor[]) => tf.Scalar)(weights);
      const next = weights.map((weight, i) =>
        tf.engine().runKernel<tf.Tensor[]>(
          'AdamStep',
          { value: weight, gradient: grads[i]!, m: m[i]!, v: v[i]! },
          {
            learningRate: 0.01,
            beta1: 0.9,
            beta2: 0.999,
            epsilon: 1e-8,
            correction1: 1 - 0.9 ** (step + 1),
            correction2: 1 - 0.999 ** (step + 1),
          },
        ),
      );
      weights = next.map(([weight]) => weight!);
      m = next.map(([, first]) => first!);
      v = next.map(([, , second]) => second!);
      return value.dataSync()[0]!;
    });
  });
}

test('training on wasm learns, gives the same bits every time and leaks nothing', async () => {
  await startEngineInNode({ requested: 'wasm' });
  const before = [tf.memory().numTensors, tf.engine().backend.numDataIds()];
  const first = train(15);
  expect(train(15)).toEqual(first);
  expect(first.at(-1)).toBeLessThan(first[0]! / 2);
  expect([tf.memory().numTensors, tf.engine().backend.numDataIds()]).toEqual(before);
  await startEngineInNode({ requested: 'wasm' });
  expect(train(15)).toEqual(first);
});
