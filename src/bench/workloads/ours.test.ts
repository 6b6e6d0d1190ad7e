import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { GROWTH, type GrowthDeclaration, type WorkloadRequest } from '../catalogue.ts';
import type { StartedImplementation } from '../serveBenchWorker.ts';
import { startOurs } from './ours.ts';

const noLanes = {
  spawn: () => {
    throw new Error('a training worker was started');
  },
  cores: 1,
  clock: () => 0,
};

const growing = Object.values(GROWTH).map(
  ({ workload, against, sizes, fixed }: GrowthDeclaration): WorkloadRequest => ({
    name: workload,
    sizes: { ...fixed, [against]: sizes[0]! },
  }),
);
const rows: WorkloadRequest[] = (
  ['cnn28-train', 'cnn32-train', 'resnet-block-train', 'attack-step', 'views', 'head'] as const
).map((name) => ({ name }));

describe('our workloads', () => {
  let implementation: StartedImplementation;
  beforeAll(async () => {
    implementation = await startOurs({ engine: 'wasm' }, startEngineInNode, noLanes);
  });

  it.each([...rows, ...growing])('%j: steps, settles, and leaves no tensor behind', async (request) => {
    const before = tf.memory().numTensors;
    const workload = await implementation.make(request);
    await workload.step();
    const after = tf.memory().numTensors;
    await workload.step();
    expect(tf.memory().numTensors).toBe(after);
    const counts = await implementation.count!(workload);
    expect(counts!.kernels).toBeGreaterThan(0);
    await workload.settle();
    await workload.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('startOurs', () => {
  it('refuses whole runs in plain JavaScript, before any training worker is started', async () => {
    const implementation = await startOurs({ engine: 'cpu' }, startEngineInNode, noLanes);
    await expect(implementation.make({ name: 'default-run' })).rejects.toThrow('tens of minutes');
  });

  it('takes an emulated GPU only where it is asked for', async () => {
    const start = async () => ({ adapter: 'SwiftShader Device' });
    await expect(startOurs({ engine: 'webgpu' }, start, noLanes)).rejects.toThrow('only looks like a GPU');
    const { about } = await startOurs({ engine: 'webgpu', emulated: true }, start, noLanes);
    expect(about).toBe('SwiftShader Device');
  });
});
