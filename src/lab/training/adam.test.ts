import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { wasmEngines } from '../../engine/testing/wasmEngines.ts';
import { cnn } from '../models/cnn.ts';
import { noDropout } from '../models/dropout.ts';
import { toTensors } from '../models/parameters.ts';
import { softmaxCrossEntropy } from '../ops/losses.ts';
import type { Tape } from '../ops/tape.ts';
import { affine, valueAndGradients } from '../testing/gradients.ts';
import { worstError } from '../testing/tensors.ts';
import { Adam } from './adam.ts';
import golden from './fixtures/cnn.json' with { type: 'json' };
import { labelTensor } from './inputs.ts';

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

const GRADIENTS = [
  [0.5, -2, 0],
  [0.1, 3, 1e-4],
  [-0.7, 0, 1e-4],
  [0.2, -1, 5],
];

describe.each(['cpu', ...wasmEngines] as const)('on %s', (requested) => {
  beforeAll(async () => {
    await startEngineInNode({ requested });
  });

  it("the lab's CNN, its loss and Adam agree with PyTorch: logits, loss, gradients, three steps", () => {
    const model = cnn({ height: 8, width: 8, channels: 1 }, 3, { conv1: 4, conv2: 6, dense: 8 });
    const images = tf.tensor4d(golden.input as number[][][][]);
    const labels = labelTensor(golden.labels);
    const lossOf = (parameters: readonly tf.Tensor[], tape: Tape) =>
      softmaxCrossEntropy(model.logits(parameters, images, noDropout, tape), labels, tape);

    const weights = affine(golden.weights);
    const adam = new Adam(toTensors(model.shapes, weights), { learningRate, beta1, beta2, epsilon });
    expect(worstError(model.logits(adam.parameters, images, noDropout), golden.logits)).toBeLessThan(1e-5);
    const { value, gradients } = valueAndGradients(adam.parameters, (tape) => lossOf(adam.parameters, tape));
    expect(worstError(value, golden.loss)).toBeLessThan(1e-5);
    const wanted = affine(golden.grads);
    gradients.forEach((gradient, i) => {
      expect(gradient.shape, model.shapes[i]!.name).toEqual(model.shapes[i]!.shape);
      expect(worstError(gradient, [...wanted[i]!]), model.shapes[i]!.name).toBeLessThan(1e-5);
    });
    for (let step = 0; step < 3; step++) adam.minimise(lossOf).dispose();
    const after = affine(golden.weightsAfter3Adam);
    adam.parameters.forEach((parameter, i) => {
      expect(worstError(parameter, [...after[i]!]), model.shapes[i]!.name).toBeLessThan(1e-5);
    });
  });

  it('takes the steps of the published algorithm, over several parameters of odd sizes', () => {
    const adam = new Adam([tf.tensor1d([1, -1, 0.5]), tf.tensor2d([[2]])], { learningRate });
    for (const gradient of GRADIENTS) adam.descend([tf.tensor1d(gradient), tf.tensor2d([[gradient[1]!]])]);
    expect(worstError(adam.parameters[0]!, reference([1, -1, 0.5], GRADIENTS))).toBeLessThan(1e-6);
    const second = GRADIENTS.map(([, gradient]) => [gradient!]);
    expect(worstError(adam.parameters[1]!, reference([2], second))).toBeLessThan(1e-6);
  });

  it('leaves no tensor behind, and the parameters alive until it is disposed', () => {
    const counts = () => [tf.memory().numTensors, tf.engine().backend.numDataIds()];
    const before = counts();
    const adam = new Adam([tf.tensor1d([3, -2, 4]), tf.tensor1d([1])], { learningRate: 0.1 });
    const held = counts();
    for (let step = 0; step < 5; step++) {
      const gradients = adam.parameters.map((parameter) => tf.mul(parameter, 2));
      adam.descend(gradients);
      tf.dispose(gradients);
    }
    expect(counts()).toEqual(held);
    expect(adam.parameters[0]!.dataSync()[0]).toBeLessThan(3);
    adam.dispose();
    expect(counts()).toEqual(before);
  });
});
