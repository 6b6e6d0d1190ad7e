import * as tf from '@tensorflow/tfjs-core';
import type { ConvAttributes } from '../lab/ops/kernels.ts';
import { conv, dense, dropoutLayer, flatten, poolRelu } from '../lab/ops/layers.ts';
import { contrastiveLoss, softmaxCrossEntropy } from '../lab/ops/losses.ts';
import { Tape } from '../lab/ops/tape.ts';
import { Adam } from '../lab/training/adam.ts';
import type { EngineName } from './chooseEngine.ts';
import { EngineRefused } from './errors.ts';
import { expected } from './selfTestConstants.ts';

const TOLERANCE = 1e-4;
// A large epsilon keeps Adam's first step smooth where a gradient is nearly nothing.
const adam = { learningRate: 0.01, epsilon: 1e-3 };
const same: ConvAttributes = {
  filterHeight: 3,
  filterWidth: 3,
  stride: 1,
  pad: 1,
  bias: true,
  activation: 'linear',
};

/** Numbers between -scale and scale that are the same everywhere. */
function wave(shape: number[], frequency: number, scale: number): tf.Tensor {
  const size = tf.util.sizeFromShape(shape);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, i) => scale * Math.sin(frequency * (i + 1))),
    shape,
  );
}

function lossOf([x, filter, hidden, last]: readonly tf.Tensor[], labels: tf.Tensor1D, tape?: Tape) {
  const pooled = poolRelu(conv(x as tf.Tensor4D, filter!, same, tape), tape);
  const inner = dense(
    flatten(dropoutLayer(pooled, { rate: 0.25, seed: 7 }, tape), tape),
    hidden!,
    'relu',
    tape,
  );
  const logits = dense(inner, last!, 'linear', tape);
  return { logits, loss: softmaxCrossEntropy(logits, labels, tape) };
}

/** A tensor in one number, to which every element contributes differently. */
const digest = (x: tf.Tensor): tf.Tensor => tf.sum(tf.mul(x, wave(x.shape, 0.7, 1)));

const parts = ['input', 'filter', 'hidden layer', 'last layer'] as const;
const names = [
  ...['loss', 'logits', 'contrastive loss', 'the gradient of the contrastive loss'],
  ...parts.map((part) => `the gradient of ${part}`),
  ...parts.map((part) => `Adam's step of ${part}`),
];

/** The figures that the self-test compares: losses, logits, each gradient, each weight after a step. */
async function selfTestFigures(): Promise<Record<string, number>> {
  const labels = tf.tensor1d([2, 0], 'int32');
  const initial = [
    wave([2, 6, 6, 8], 1.3, 1),
    wave([73, 8], 0.9, 0.3),
    wave([73, 16], 1.7, 0.3),
    wave([17, 3], 0.4, 0.3),
  ];
  const trained = new Adam(initial, adam);
  const [before, gradients] = tf.tidy(() => {
    const tape = new Tape(trained.parameters);
    const { loss, logits } = lossOf(trained.parameters, labels, tape);
    const gradients = tape.backward();
    const z = wave([8, 5], 2.3, 1) as tf.Tensor2D;
    const other = new Tape([z]);
    const contrast = contrastiveLoss(z, { temperature: 0.2, symmetric: false }, other);
    const figures = [loss, digest(logits), contrast, ...[...other.backward(), ...gradients].map(digest)];
    return [tf.stack(figures.map((figure) => tf.reshape(figure, []))), gradients];
  });
  trained.descend(gradients);
  const all = tf.tidy(() => tf.concat([before, tf.stack(trained.parameters.map(digest))]));
  const values = await all.data();
  tf.dispose([labels, before, gradients, all]);
  trained.dispose();
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
