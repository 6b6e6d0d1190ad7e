import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import golden from './fixtures/cnn.json' with { type: 'json' };
import { startEngineInNode } from './node.ts';

const flat = (x: unknown): number[] => [x].flat(Number.POSITIVE_INFINITY) as number[];

function logits(x: tf.Tensor4D, [f1, b1, f2, b2, d1, c1, d2, c2]: tf.Tensor[]): tf.Tensor2D {
  const conv = (x: tf.Tensor4D, filter: tf.Tensor, bias: tf.Tensor) =>
    tf.maxPool(
      tf.fused.conv2d({
        x,
        filter: filter as tf.Tensor4D,
        strides: 1,
        pad: 'same',
        bias,
        activation: 'relu',
      }),
      2,
      2,
      'same',
    );
  const features = tf.reshape<tf.Rank.R2>(conv(conv(x, f1!, b1!), f2!, b2!), [x.shape[0], -1]);
  const hidden = tf.fused.matMul({ a: features, b: d1 as tf.Tensor2D, bias: c1!, activation: 'relu' });
  return tf.fused.matMul({ a: hidden as tf.Tensor2D, b: d2 as tf.Tensor2D, bias: c2! }) as tf.Tensor2D;
}

function adamStep(value: tf.Tensor, gradient: tf.Tensor, m: tf.Tensor, v: tf.Tensor, step: number) {
  const { lr, beta1, beta2, eps } = golden.adam;
  const correction1 = 1 - beta1 ** step;
  const correction2 = 1 - beta2 ** step;
  if (tf.getBackend() === 'wasm') {
    const attrs = { learningRate: lr, beta1, beta2, epsilon: eps, correction1, correction2 };
    return tf.engine().runKernel<tf.Tensor[]>('AdamStep', { value, gradient, m, v }, attrs);
  }
  const newM = tf.add(tf.mul(m, beta1), tf.mul(gradient, 1 - beta1));
  const newV = tf.add(tf.mul(v, beta2), tf.mul(tf.square(gradient), 1 - beta2));
  const spread = tf.add(tf.sqrt(tf.div(newV, correction2)), eps);
  return [tf.sub(value, tf.mul(tf.div(tf.div(newM, correction1), spread), lr)), newM, newV];
}

function expectClose(got: tf.Tensor, expected: unknown): void {
  const values = got.dataSync();
  const wanted = flat(expected);
  expect(values.length).toBe(wanted.length);
  const worst = Math.max(...wanted.map((value, i) => Math.abs(value - values[i]!)));
  expect(worst).toBeLessThan(1e-5);
}

describe.each(['cpu', 'wasm'] as const)('PyTorch and %s agree on', (requested) => {
  test('logits, loss, gradients and three Adam steps', async () => {
    await startEngineInNode({ requested });
    tf.tidy(() => {
      const x = tf.tensor4d(golden.input as number[][][][]);
      const labels = tf.oneHot(tf.tensor1d(golden.labels, 'int32'), 3);
      const loss = (...weights: tf.Tensor[]) =>
        tf.losses.softmaxCrossEntropy(labels, logits(x, weights)) as tf.Scalar;
      let weights = golden.weights.map((weight) => tf.tensor(weight as number[]));
      let m = weights.map((weight) => tf.zerosLike(weight));
      let v = m;
      expectClose(logits(x, weights), golden.logits);
      for (let step = 1; step <= 3; step++) {
        const { value, grads } = tf.valueAndGrads(loss)(weights);
        if (step === 1) {
          expectClose(value, golden.loss);
          for (const [i, grad] of grads.entries()) expectClose(grad, golden.grads[i]);
        }
        const next = weights.map((weight, i) => adamStep(weight, grads[i]!, m[i]!, v[i]!, step));
        [weights, m, v] = [0, 1, 2].map((part) => next.map((tensors) => tensors[part]!)) as [
          tf.Tensor[],
          tf.Tensor[],
          tf.Tensor[],
        ];
      }
      for (const [i, weight] of weights.entries()) expectClose(weight, golden.weightsAfter3Adam[i]);
    });
  });
});
