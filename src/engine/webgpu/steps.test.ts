import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { contrastiveStep } from '../../lab/attacks/clmia/contrastiveStep.ts';
import { encoderShapes, projectionShapes } from '../../lab/attacks/clmia/encoder.ts';
import { classifier } from '../../lab/models/classifier.ts';
import { cnn, cnnUnits } from '../../lab/models/cnn.ts';
import { activeDropout, noDropout } from '../../lab/models/dropout.ts';
import { initialWeights, toTensors } from '../../lab/models/parameters.ts';
import { randomStream } from '../../lab/random.ts';
import { classifierStep, type TrainingStep } from '../../lab/training/classifierStep.ts';
import { meterStep } from '../meter.ts';
import { testOnWebgpu } from '../testing/compareOnWebgpu.ts';
import type { LabWebgpu } from './labWebgpu.ts';

const upTo = (count: number) => Int32Array.from({ length: count }, (_, i) => i);

/** The CNN on 28 x 28 pictures, batch 64. */
function cnnTraining(): TrainingStep {
  const model = cnn({ height: 28, width: 28, channels: 1 }, 10, cnnUnits(1));
  const labels = tf.tensor1d(
    Array.from({ length: 80 }, (_, i) => i % 10),
    'int32',
  );
  let seed = 0;
  return classifierStep({
    model,
    images: tf.randomUniform([80, 28, 28, 1]) as tf.Tensor4D,
    labels,
    initial: toTensors(model.shapes, initialWeights(model.shapes, randomStream(1, 'weights'))),
    learningRate: 0.001,
    dropout: activeDropout(0.5, () => seed++),
  });
}

/** The encoder on 11 features, two views of 256 examples. */
function attackTraining(): TrainingStep {
  const random = randomStream(1, 'weights');
  const layers = (shapes: ReturnType<typeof projectionShapes>) =>
    toTensors(shapes, initialWeights(shapes, random));
  return contrastiveStep({
    rows: tf.randomUniform([600, 11]),
    encoder: layers(encoderShapes(11)),
    projection: layers(projectionShapes()),
    temperature: 0.5,
    symmetric: false,
    learningRate: 0.001,
  });
}

for (const [name, training, batch, dispatches] of [
  ['cnn28', cnnTraining, 64, 25],
  ['attack', attackTraining, 512, 13],
] as const) {
  testOnWebgpu(
    `a step of ${name}: ${dispatches} dispatches, the indices uploaded, nothing read`,
    async () => {
      await tf.setBackend('webgpu');
      const backend = tf.engine().backend as unknown as LabWebgpu;
      const rows = upTo(batch);
      await backend.compile(() => training().step(rows).dispose());
      const compiled = Object.keys(backend.pipelineCache).length;
      const { step } = training();
      step(rows).dispose();
      expect(Object.keys(backend.pipelineCache)).toHaveLength(compiled);
      const counts = await meterStep(() => step(rows).dispose());
      expect(counts).toMatchObject({ bytesUploaded: 4 * batch, readbacks: 0, dispatches });
    },
  );
}

/** Calls of a method of some WebGPU class while `run` runs. */
function callsOf(type: { prototype: object }, method: string, run: () => void): number {
  const methods = type.prototype as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[method]!;
  let calls = 0;
  methods[method] = function (this: unknown, ...args) {
    calls++;
    return original.apply(this, args);
  };
  try {
    run();
  } finally {
    methods[method] = original;
  }
  return calls;
}

testOnWebgpu(
  'once its buffers have gone round, a training makes neither buffers nor bind groups',
  async () => {
    await tf.setBackend('webgpu');
    const training = attackTraining();
    const take = async (steps: number) => {
      let last = training.step(upTo(64));
      for (let i = 1; i < steps; i++) {
        last.dispose();
        last = training.step(upTo(64));
      }
      await last.data();
      last.dispose();
    };
    await take(32);
    const made = { buffers: 0, groups: 0 };
    for (let i = 0; i < 32; i++) {
      let loss: tf.Tensor | undefined;
      made.buffers += callsOf(GPUDevice, 'createBuffer', () => {
        made.groups += callsOf(GPUDevice, 'createBindGroup', () => {
          loss = training.step(upTo(64));
        });
      });
      loss!.dispose();
    }
    expect(made).toEqual({ buffers: 0, groups: 0 });
    training.dispose();
  },
);

/** Losses of some steps, seeded: the same on any engine but for rounding. */
async function losses(
  backend: string,
  training: () => TrainingStep,
  batches: Int32Array[],
): Promise<number[]> {
  await tf.setBackend(backend);
  const { step } = training();
  const tensors = batches.map((batch) => step(batch));
  return Promise.all(tensors.map(async (loss) => (await loss.data())[0]!));
}

testOnWebgpu('training agrees with cpu', async () => {
  const small = () => {
    const model = cnn({ height: 9, width: 8, channels: 2 }, 3, { conv1: 5, conv2: 6, dense: 7 });
    const values = Float32Array.from({ length: 20 * 144 }, (_, i) => Math.sin(i));
    let seed = 0;
    return classifierStep({
      model,
      images: tf.tensor4d(values, [20, 9, 8, 2]),
      labels: tf.tensor1d(Int32Array.from({ length: 20 }, (_, i) => i % 3)),
      initial: toTensors(model.shapes, initialWeights(model.shapes, randomStream(2, 'weights'))),
      learningRate: 0.01,
      dropout: activeDropout(0.3, () => seed++),
    });
  };
  const batches = Array.from({ length: 8 }, (_, i) => upTo(20).subarray(i, i + 12));
  const wanted = await losses('cpu', small, batches);
  const got = await losses('webgpu', small, batches);
  expect(new Set(wanted).size).toBe(batches.length);
  for (const [i, loss] of wanted.entries()) expect(got[i]).toBeCloseTo(loss, 4);
});

/** Losses of some steps of a narrow network, and then its answers. */
async function trainedAnswers(
  backend: string,
  architecture: 'vgg19' | 'resnet18',
  optimizer: 'adam' | 'sgd',
): Promise<number[]> {
  await tf.setBackend(backend);
  const counts = () => [tf.memory().numTensors, tf.engine().backend.numDataIds()];
  const before = counts();
  const model = classifier(architecture, 0.125, { height: 9, width: 8, channels: 2 }, 3);
  const { shapes } = model.learner;
  const values = Float32Array.from({ length: 20 * 144 }, (_, i) => Math.sin(i));
  const images = tf.tensor4d(values, [20, 9, 8, 2]);
  const labels = tf.tensor1d(Int32Array.from({ length: 20 }, (_, i) => i % 3));
  let seed = 0;
  const training = classifierStep({
    model,
    images,
    labels,
    initial: toTensors(shapes, initialWeights(shapes, randomStream(2, 'weights'), 'he')),
    learningRate: 1e-4,
    optimizer,
    momentum: 0.9,
    weightDecay: 5e-4,
    dropout: activeDropout(0.3, () => seed++),
  });
  const all: number[] = [];
  const read = async (tensor: tf.Tensor) => {
    all.push(...(await tensor.data<'float32'>()));
    tensor.dispose();
  };
  for (let step = 0; step < 3; step++) await read(training.step(upTo(20).subarray(step, step + 16)));
  await training.answering((parameters) => read(tf.tidy(() => model.logits(parameters, images, noDropout))));
  training.dispose();
  tf.dispose([images, labels]);
  expect(counts()).toEqual(before);
  return all;
}

for (const [architecture, optimizer] of [
  ['vgg19', 'sgd'],
  ['resnet18', 'adam'],
] as const) {
  testOnWebgpu(`training ${architecture} with ${optimizer}, and what it then answers, agree with cpu`, async () => {
    const wanted = await trainedAnswers('cpu', architecture, optimizer);
    const got = await trainedAnswers('webgpu', architecture, optimizer);
    expect(wanted.length).toBe(63);
    for (const [i, value] of wanted.entries()) expect(got[i]).toBeCloseTo(value, 3);
  }, ['slow']);
}
