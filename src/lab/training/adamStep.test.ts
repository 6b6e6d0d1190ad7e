import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import golden from '../../engine/fixtures/cnn.json' with { type: 'json' };
import { startEngineInNode } from '../../engine/node.ts';
import { cnn } from '../models/cnn.ts';
import { noDropout } from '../models/dropout.ts';
import { toTensors } from '../models/parameters.ts';
import { flat, worstError } from '../testing/tensors.ts';
import { ADAM_STEP, Adam, composedStep } from './adamStep.ts';
import { oneHotTensor } from './images.ts';
import { crossEntropy } from './losses.ts';

const { lr: learningRate, beta1, beta2, eps: epsilon } = golden.adam;

/** Kingma & Ba 2015, algorithm 1, in float64. */
function reference(value: number[], gradients: number[][]): number[] {
  const m = value.map(() => 0);
  const v = value.map(() => 0);
  return gradients.reduce(
    (theta, gradient, t) =>
      theta.map((parameter, i) => {
        m[i] = beta1 * m[i]! + (1 - beta1) * gradient[i]!;
        v[i] = beta2 * v[i]! + (1 - beta2) * gradient[i]! ** 2;
        const first = m[i]! / (1 - beta1 ** (t + 1));
        const second = v[i]! / (1 - beta2 ** (t + 1));
        return parameter - (learningRate * first) / (Math.sqrt(second) + epsilon);
      }),
    value,
  );
}

describe.each(['cpu', 'wasm'] as const)('on %s', (requested) => {
  beforeAll(async () => {
    await startEngineInNode({ requested });
  });

  it("the lab's CNN, its loss and Adam agree with PyTorch: logits, loss, gradients, three steps", () => {
    const model = cnn({ height: 8, width: 8, channels: 1 }, 3, { conv1: 4, conv2: 6, dense: 8 });
    const weights = golden.weights.map((values) => Float32Array.from(flat(values)));
    expect(model.shapes.map(({ shape }) => shape)).toEqual(
      golden.weights.map((values) => tf.tensor(values as number[]).shape),
    );
    const images = tf.tensor4d(golden.input as number[][][][]);
    const truths = oneHotTensor(golden.labels, 3);
    const lossOf = (parameters: readonly tf.Tensor[]) =>
      crossEntropy(model.logits(parameters, images, noDropout), truths);

    const adam = new Adam(toTensors(model.shapes, weights), { learningRate, beta1, beta2, epsilon });
    expect(worstError(model.logits(adam.parameters, images, noDropout), golden.logits)).toBeLessThan(1e-5);
    const { grads } = tf.valueAndGrads((...parameters: tf.Tensor[]) => lossOf(parameters))(adam.parameters);
    grads.forEach((grad, i) => {
      expect(worstError(grad, golden.grads[i]), model.shapes[i]!.name).toBeLessThan(1e-5);
    });
    expect(worstError(adam.minimise(lossOf), golden.loss)).toBeLessThan(1e-5);
    adam.minimise(lossOf);
    adam.minimise(lossOf);
    adam.parameters.forEach((parameter, i) => {
      expect(worstError(parameter, golden.weightsAfter3Adam[i]), model.shapes[i]!.name).toBeLessThan(1e-5);
    });
  });

  it('takes the steps of the published algorithm', () => {
    const gradients = [
      [0.5, -2, 0],
      [0.1, 3, 1e-4],
      [-0.7, 0, 1e-4],
      [0.2, -1, 5],
    ];
    const adam = new Adam([tf.tensor1d([1, -1, 0.5])], { learningRate });
    for (const gradient of gradients) {
      adam.minimise(([x]) => tf.sum(tf.mul(x!, tf.tensor1d(gradient))) as tf.Scalar).dispose();
    }
    expect(worstError(adam.parameters[0]!, reference([1, -1, 0.5], gradients))).toBeLessThan(1e-6);
  });

  it('finds a minimum, and leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    const adam = new Adam([tf.tensor1d([3, -2])], { learningRate: 0.1 });
    const held = tf.memory().numTensors;
    let last = Number.POSITIVE_INFINITY;
    for (let step = 0; step < 300; step++) {
      const loss = adam.minimise(([x]) => tf.sum(tf.square(tf.sub(x!, tf.tensor1d([1, 1])))) as tf.Scalar);
      last = loss.dataSync()[0]!;
      loss.dispose();
    }
    expect(last).toBeLessThan(1e-3);
    expect(tf.memory().numTensors).toBe(held);
    adam.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('composes the same step that a fused kernel takes', () => {
    const at = {
      learningRate,
      beta1,
      beta2,
      epsilon,
      correction1: 1 - beta1 ** 3,
      correction2: 1 - beta2 ** 3,
    };
    const inputs = {
      value: tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]),
      gradient: tf.tensor2d([0.1, 0, -3, 1e-9, 7, 1], [2, 3]),
      m: tf.tensor2d([0.2, -1, 0, 1, 1, 1], [2, 3]),
      v: tf.tensor2d([0.1, 1, 0, 2, 3, 4], [2, 3]),
    };
    const composed = composedStep(inputs.value, inputs.gradient, inputs.m, inputs.v, at);
    expect(composed.map(({ shape }) => shape)).toEqual([
      [2, 3],
      [2, 3],
      [2, 3],
    ]);
    if (!tf.getKernel(ADAM_STEP, tf.getBackend())) {
      expect(requested).toBe('cpu');
      return;
    }
    const fused = tf.engine().runKernel(ADAM_STEP, inputs, at) as unknown as tf.Tensor[];
    composed.forEach((tensor, i) => {
      expect(worstError(fused[i]!, tensor.arraySync())).toBeLessThan(1e-6);
    });
  });
});
