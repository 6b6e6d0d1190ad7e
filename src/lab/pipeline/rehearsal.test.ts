import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { tinyExperiment } from '../testing/tinyExperiment.ts';
import { rehearse } from './rehearsal.ts';

beforeAll(async () => {
  await startEngineInNode({ requested: 'cpu' });
});

it.each(['cnn', 'resnet18'])('trains each kind of model and leaves nothing behind: %s', (architecture) => {
  const before = tf.memory();
  const kernels = new Set<string>();
  const engine = tf.engine();
  const run = engine.runKernel;
  engine.runKernel = ((name: string, ...given: [never, never]) => {
    kernels.add(name);
    return run.call(engine, name, ...given);
  }) as typeof run;
  rehearse(tinyDataset(), tinyExperiment({ 'target.architecture': architecture }));
  engine.runKernel = run;
  expect([...kernels]).toEqual(
    expect.arrayContaining([
      'Conv',
      architecture === 'cnn' ? 'PoolRelu' : 'BatchNormGrad',
      'Dropout',
      'SoftmaxCrossEntropy',
      'ContrastiveLoss',
      'BinaryCrossEntropy',
    ]),
  );
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
});
