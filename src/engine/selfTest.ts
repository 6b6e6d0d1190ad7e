import * as tf from '@tensorflow/tfjs-core';
import type { EngineName } from './chooseEngine.ts';
import { EngineRefused } from './errors.ts';
import { expected } from './selfTestConstants.ts';

const TOLERANCE = 1e-4;
// A large epsilon keeps Adam's first step smooth where a gradient is nearly nothing.
const adam = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-3 };
const correction = { correction1: 1 - adam.beta1, correction2: 1 - adam.beta2 };

/** Numbers between -scale and scale that are the same everywhere. */
function wave(shape: number[], frequency: number, scale: number): tf.Tensor {
  const size = tf.util.sizeFromShape(shape);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, i) => scale * Math.sin(frequency * (i + 1))),
    shape,
  );
}

function forward([x, filter, filterBias, dense, denseBias]: tf.Tensor[]): tf.Tensor2D {
  const convolved = tf.fused.conv2d({
    x: x as tf.Tensor4D,
    filter: filter as tf.Tensor4D,
    strides: 1,
    pad: 'same',
    bias: filterBias!,
    activation: 'relu',
  });
  const pooled = tf.reshape<tf.Rank.R2>(tf.maxPool(convolved, 2, 2, 'same'), [2, -1]);
  return tf.fused.matMul({ a: pooled, b: dense as tf.Tensor2D, bias: denseBias! }) as tf.Tensor2D;
}

function firstAdamStep(value: tf.Tensor, gradient: tf.Tensor): tf.Tensor {
  const zeros = tf.zerosLike(value);
  if (tf.getKernel('AdamStep', tf.getBackend())) {
    const inputs = { value, gradient, m: zeros, v: zeros };
    return tf.engine().runKernel<tf.Tensor[]>('AdamStep', inputs, { ...adam, ...correction })[0]!;
  }
  const m = tf.div(tf.mul(gradient, 1 - adam.beta1), correction.correction1);
  const v = tf.div(tf.mul(tf.square(gradient), 1 - adam.beta2), correction.correction2);
  return tf.sub(value, tf.mul(tf.div(m, tf.add(tf.sqrt(v), adam.epsilon)), adam.learningRate));
}

/** A tensor in one number, to which every element contributes differently. */
const digest = (x: tf.Tensor): tf.Tensor => tf.sum(tf.mul(x, wave(x.shape, 0.7, 1)));

const parts = ['loss', 'logits', 'input', 'filter', 'filter bias', 'dense', 'dense bias'] as const;

/** The figures that the self-test compares: the loss, the logits, each gradient, each weight after a step. */
export async function selfTestFigures(): Promise<Record<string, number>> {
  const figures = tf.tidy(() => {
    const labels = tf.oneHot(tf.tensor1d([2, 0], 'int32'), 3);
    const weights = [
      wave([2, 6, 6, 8], 1.3, 1),
      wave([3, 3, 8, 8], 0.9, 0.3),
      wave([8], 2.1, 0.1),
      wave([72, 3], 1.7, 0.3),
      wave([3], 0.4, 0.1),
    ];
    const loss = (...values: tf.Tensor[]) => tf.losses.softmaxCrossEntropy(labels, forward(values));
    const { value, grads } = tf.valueAndGrads(loss as (...values: tf.Tensor[]) => tf.Scalar)(weights);
    const stepped = weights.map((weight, i) => firstAdamStep(weight, grads[i]!));
    const figures = [value, digest(forward(weights)), ...grads.map(digest), ...stepped.map(digest)];
    return tf.stack(figures.map((figure) => tf.reshape(figure, [])));
  });
  const values = await figures.data();
  figures.dispose();
  const names = [
    ...parts.slice(0, 2),
    ...parts.slice(2).map((part) => `the gradient of ${part}`),
    ...parts.slice(2).map((part) => `Adam's step of ${part}`),
  ];
  return Object.fromEntries(names.map((name, i) => [name, values[i]!]));
}

/**
 * Trains a tiny network for one step on tfjs's current backend and compares with what the cpu backend found.
 * @throws EngineRefused naming the first part that is off by more than 1e-4.
 */
export async function selfTest(engine: EngineName): Promise<void> {
  const figures = await selfTestFigures();
  for (const [part, value] of Object.entries(expected)) {
    const got = figures[part] ?? Number.NaN;
    const close = Math.abs(got - value) <= TOLERANCE * Math.max(1, Math.abs(value));
    if (!close) throw new EngineRefused(engine, part, value, got);
  }
}
