import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readWasmFromDisk } from '../../engine/node/startEngineInNode.ts';
import type { StartedImplementation } from '../serveBenchWorker.ts';
import { startStock } from './start.ts';

describe('TensorFlow.js as it comes, on wasm', () => {
  let implementation: StartedImplementation;
  beforeAll(async () => {
    implementation = await startStock({ engine: 'wasm' }, readWasmFromDisk);
  });

  it.each(['head', 'attack-step', 'views'] as const)(
    '%s: steps, and leaves no tensor behind',
    async (name) => {
      const before = tf.memory().numTensors;
      const workload = await implementation.make({ name });
      await workload.step();
      await workload.settle();
      await workload.dispose();
      expect(tf.memory().numTensors - before).toBeLessThanOrEqual(0);
    },
  );

  it('says why it cannot train a conv net, and that it has no pipeline', async () => {
    await expect(implementation.make({ name: 'cnn28-train' })).rejects.toThrow('Conv2DBackpropFilter');
    await expect(implementation.make({ name: 'default-run' })).rejects.toThrow('no such pipeline');
  });
});
