import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { cnn } from '../../lab/models/cnn.ts';
import { activeDropout } from '../../lab/models/dropout.ts';
import { initialWeights, toTensors } from '../../lab/models/parameters.ts';
import { runKernel } from '../../lab/ops/kernels.ts';
import { repeated } from '../../lab/ops/repeated.ts';
import { randomStream } from '../../lab/random.ts';
import { classifierStep } from '../../lab/training/classifierStep.ts';
import { meterStep } from '../meter.ts';
import { testOnWebgpu } from '../testing/compareOnWebgpu.ts';
import type { LabWebgpu } from './labWebgpu.ts';

async function webgpu(): Promise<LabWebgpu> {
  await tf.setBackend('webgpu');
  return tf.engine().backend as unknown as LabWebgpu;
}

/** A CNN with dropout, a learning rate that falls, and batches of two sizes in turn. */
function training() {
  const model = cnn({ height: 9, width: 8, channels: 2 }, 3, { conv1: 5, conv2: 6, dense: 7 });
  const values = Float32Array.from({ length: 20 * 144 }, (_, i) => Math.sin(i));
  const seeds = randomStream(5, 'dropout');
  const order = randomStream(6, 'batches');
  const steps = classifierStep({
    model,
    images: tf.tensor4d(values, [20, 9, 8, 2]),
    labels: tf.tensor1d(
      Int32Array.from({ length: 20 }, (_, i) => i % 3),
      'int32',
    ),
    initial: toTensors(model.shapes, initialWeights(model.shapes, randomStream(2, 'weights'))),
    learningRate: (step) => 0.01 / (step + 1),
    dropout: activeDropout(0.3, () => seeds.bits()),
  });
  return { ...steps, next: (i: number) => steps.step(order.permutation(20).slice(0, i % 2 === 0 ? 12 : 8)) };
}

/** What a training does in so many steps: its losses, and its first weights at the end. */
async function course(count: number, between: () => void = () => {}): Promise<number[]> {
  const { next, answering, dispose } = training();
  const all: number[] = [];
  for (let i = 0; i < count; i++) {
    const loss = next(i);
    between();
    all.push(...(await loss.data()));
    loss.dispose();
  }
  await answering(async ([first]) => {
    all.push(...(await first!.data()));
  });
  dispose();
  return all;
}

testOnWebgpu(
  'steps that are taken again give bit for bit what their code would, and write over nothing else',
  async () => {
    const backend = await webgpu();
    const repeat = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(backend), 'repeat')!;
    Object.defineProperty(backend, 'repeat', { value: undefined, configurable: true });
    const wanted = await course(16);
    Reflect.deleteProperty(backend, 'repeat');
    expect(backend.repeat).toBe(repeat.value);

    // Tensors of every size that the steps use come and go meanwhile; those that stay are not written over.
    const kept: tf.Tensor[] = [];
    const sizes = [1, 3, 36, 12 * 72 * 5, 12 * 18 * 6, 12 * 7, 8 * 72 * 5, 8 * 18 * 6, 8 * 7];
    const between = () => {
      for (const size of sizes) kept.push(tf.tidy(() => tf.add(tf.fill([size], kept.length), 0)));
      if (kept.length > 40) tf.dispose(kept.splice(0, 20));
    };
    const numbers = () => Promise.all(kept.map((tensor) => tensor.data()));
    expect(await course(16, between)).toEqual(wanted);
    for (const values of await numbers()) expect(new Set(values).size).toBe(1);
    tf.dispose(kept);
  },
);

testOnWebgpu(
  'a step is taken again from the fourth time on, with the losses of all before unread',
  async () => {
    await webgpu();
    const { next, dispose } = training();
    const losses: tf.Tensor[] = [];
    const kernels: number[] = [];
    for (let i = 0; i < 10; i++) {
      const counts = await meterStep(() => {
        losses.push(next(i));
      });
      kernels.push(counts.kernels);
    }
    expect(kernels.map((count) => count > 0)).toEqual([...Array(6).fill(true), ...Array(4).fill(false)]);
    const read = await Promise.all(losses.map(async (loss) => (await loss.data())[0]!));
    expect(new Set(read).size).toBe(10);
    dispose();
    tf.dispose(losses);
  },
);

/** Runs a step some times. @returns its results, and how often its code ran */
async function taken(times: number, step: (i: number) => tf.Scalar) {
  const owner = {};
  const results: number[] = [];
  let runs = 0;
  for (let i = 0; i < times; i++) {
    const form = { name: '2', numbers: Int32Array.of(i % 2, 1), renew: () => {} };
    const result = repeated(owner, form, () => {
      runs++;
      return tf.tidy(() => {
        const y = tf.gather(tf.tensor1d(form.numbers, 'int32'), tf.tensor1d(form.numbers, 'int32'));
        y.dispose();
        return step(i);
      });
    });
    results.push((await result.data())[0]!);
    result.dispose();
  }
  return { results, runs };
}

testOnWebgpu('a step whose numbers the engine is not told of is run each time', async () => {
  await webgpu();
  const scaled = await taken(9, (i) => tf.mul(tf.scalar(i), tf.scalar(2)));
  expect(scaled).toEqual({ results: [0, 2, 4, 6, 8, 10, 12, 14, 16], runs: 9 });
});

testOnWebgpu('a step that differs from time to time is run each time', async () => {
  await webgpu();
  const x = tf.ones([2, 2]);
  await x.data();
  const clipped = await taken(9, (i) => tf.sum(tf.clipByValue(x, 0, i / 16)));
  expect(clipped).toEqual({ results: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => i / 4), runs: 9 });
  x.dispose();
});

testOnWebgpu('a step that keeps what it made is run each time', async () => {
  await webgpu();
  const [x, w] = [tf.ones([2, 2]), tf.ones([3, 1])];
  const kept: tf.Tensor[] = [];
  const { results, runs } = await taken(7, () => {
    kept.push(tf.keep(runKernel('Dense', { x, w }, { activation: 'relu' })[0]!));
    return tf.sum(kept.at(-1)!);
  });
  expect({ results, runs }).toEqual({ results: Array(7).fill(6), runs: 7 });
  for (const tensor of kept) expect([...(await tensor.data())]).toEqual([3, 3]);
  tf.dispose([x, w, ...kept]);
});
