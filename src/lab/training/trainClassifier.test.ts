import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import type { Architecture } from '../models/catalogue.ts';
import { classifier } from '../models/classifier.ts';
import { noDropout } from '../models/dropout.ts';
import { toTensors } from '../models/parameters.ts';
import { quietContext } from '../testing/quietContext.ts';
import { worstError } from '../testing/tensors.ts';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { inputTensor } from './inputs.ts';
import { type TrainedClassifier, type TrainingRecipe, trainClassifier } from './trainClassifier.ts';

const dataset = tinyDataset();
const members = Int32Array.from({ length: 33 }, (_, i) => i);
const nonMembers = members.map((i) => i + 40);
const modelOf = (architecture: Architecture) => classifier(architecture, 0.125, dataset, 3);

const RECIPE: TrainingRecipe = {
  epochs: 3,
  // The last batch of each epoch is a single picture.
  batchSize: 16,
  learningRate: 1e-3,
  optimizer: 'adam',
  momentum: 0.9,
  weightDecay: 0,
  schedule: 'constant',
  initialisation: 'uniform',
};

const COUNTS = () => [tf.memory().numTensors, tf.engine().backend.numDataIds()];

/** As a training worker trains: the tensors go with its scope. */
async function trained(architecture: Architecture, changes: Partial<TrainingRecipe> = {}) {
  const before = COUNTS();
  tf.engine().startScope();
  const recipe = { ...RECIPE, ...changes };
  const { labels } = dataset;
  const model = modelOf(architecture);
  const result = await trainClassifier(
    { model, dataset, labels, members, nonMembers, recipe, dropoutRate: 0.1 },
    quietContext('target', 1),
  );
  tf.engine().endScope();
  expect(COUNTS()).toEqual(before);
  return result;
}

beforeAll(async () => {
  await startEngineInNode({ requested: 'wasm' });
});

it.each(['cnn', 'vgg19', 'resnet18', 'mlp'] as const)(
  'what %s was trained to be answers as it did',
  async (name) => {
    const model = modelOf(name);
    // Steps enough for the running moments to leave where they began.
    const { weights, scaling, logits } = await trained(name, {
      batchSize: 8,
      epochs: 6,
      initialisation: 'he',
    });
    const images = inputTensor(dataset, [...members, ...nonMembers], scaling);
    const again = model.logits(toTensors(model.shapes, weights), images, noDropout);
    expect(worstError(again, [...logits])).toBeLessThan(1e-5 * Math.max(1, ...logits.map(Math.abs)));
    expect(new Set(logits).size).toBeGreaterThan(100);
  },
);

describe('the recipe', () => {
  let plain: TrainedClassifier;
  let sgd: TrainedClassifier;
  beforeAll(async () => {
    plain = await trained('cnn');
    sgd = await trained('cnn', { optimizer: 'sgd' });
  });

  it.each([
    { weightDecay: 0.01 },
    { schedule: 'cosine' },
    { initialisation: 'he' },
    { optimizer: 'sgd', momentum: 0 },
    { optimizer: 'sgd', weightDecay: 0.01 },
    { optimizer: 'sgd', schedule: 'cosine' },
  ] as const)('takes effect: %o', async (changes) => {
    const { weights } = await trained('cnn', changes);
    expect(weights).not.toEqual(plain.weights);
    expect(weights).not.toEqual(sgd.weights);
  });

  it('gives Adam no momentum of its own', async () => {
    expect(await trained('cnn', { momentum: 0 })).toEqual(plain);
  });
});
