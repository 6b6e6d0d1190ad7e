import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readWasmFromDisk } from '../../engine/node/startEngineInNode.ts';
import type { Workshop } from '../realmServer.ts';
import { startStock } from './start.ts';

describe('TensorFlow.js as it comes, on wasm', () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await startStock({ engine: 'wasm' }, readWasmFromDisk);
  });

  it.each(['head', 'attack-step', 'views'] as const)(
    '%s: steps, and leaves no tensor behind',
    async (name) => {
      const before = tf.memory().numTensors;
      const workload = await workshop.make({ name });
      await workload.step();
      await workload.settle();
      await workload.dispose();
      expect(tf.memory().numTensors - before).toBeLessThanOrEqual(0);
    },
  );

  it('says why it cannot train a conv net, and that it has no pipeline', async () => {
    await expect(workshop.make({ name: 'cnn28-train' })).rejects.toThrow('Conv2DBackpropFilter');
    await expect(workshop.make({ name: 'default-run' })).rejects.toThrow('no such pipeline');
  });
});
