import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { startEngineInNode } from '../../../engine/node/startEngineInNode.ts';
import { shifted } from '../../augmentation/shift.ts';
import { examplesOf } from '../../data/roleExamples.ts';
import { splitDataset } from '../../data/split.ts';
import { classifier } from '../../models/classifier.ts';
import { noDropout } from '../../models/dropout.ts';
import { initialWeights, toTensors } from '../../models/parameters.ts';
import { randomStream } from '../../random.ts';
import { quietContext } from '../../testing/quietContext.ts';
import { tinyDataset } from '../../testing/tinyDataset.ts';
import { inputTensor } from '../../training/inputs.ts';
import { predictedClasses } from '../../training/queries.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import { augmentedCopies } from './augmentedCopies.ts';
import { queryAugmented } from './augmentedQueries.ts';

const N = 150;
const dataset = tinyDataset(4 * N);
const split = splitDataset(dataset, { membersPerModel: N, labelNoise: 0 }, (purpose) =>
  randomStream(7, purpose),
);
const model = classifier('cnn', 0.25, dataset, 3);

function trained(seed: number): TrainedClassifier {
  const weights = initialWeights(model.shapes, randomStream(seed, 'weights'));
  return { weights, scaling: null } as unknown as TrainedClassifier;
}

beforeAll(async () => {
  await startEngineInNode({ requested: 'cpu' });
});

it('holds, copy after copy, what each model calls every copy of its examples, batch or no batch', async () => {
  const models = { target: trained(1), shadow: trained(2) };
  const before = tf.memory().numTensors;
  const predicted = await queryAugmented(model, dataset, split, models, quietContext('copies', 7));
  expect(tf.memory().numTensors).toBe(before);
  const shifts = augmentedCopies([8, 8]);
  for (const side of ['target', 'shadow'] as const) {
    const examples = examplesOf(split, side);
    expect(predicted[side]).toHaveLength(shifts.length * examples.length);
    const whole = inputTensor(dataset, examples, null);
    const parameters = toTensors(model.shapes, models[side].weights);
    shifts.forEach((shift, copy) => {
      const moved = shifted(
        whole,
        Array.from(examples, () => shift),
      );
      const logits = model.logits(parameters, moved, noDropout).dataSync();
      const of = predicted[side].subarray(copy * examples.length, (copy + 1) * examples.length);
      expect([...of]).toEqual([...predictedClasses(logits, 3)]);
    });
  }
  expect(predicted.target).not.toEqual(predicted.shadow);
});
