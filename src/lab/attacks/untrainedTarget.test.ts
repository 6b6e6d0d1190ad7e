/** Every attack without labels on real pictures: above chance on a model that learnt them by heart, at it on one that never saw them. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { decodeCompactFile } from '../data/compactFile.ts';
import { examplesOf, membersOf } from '../data/roleExamples.ts';
import { splitDataset } from '../data/split.ts';
import { balancedAccuracy } from '../evaluation/balancedAccuracy.ts';
import { DEFAULT_EXPERIMENT } from '../experiment/experiment.ts';
import { classifier } from '../models/classifier.ts';
import { noDropout } from '../models/dropout.ts';
import { toTensors } from '../models/parameters.ts';
import { randomStream } from '../random.ts';
import { quietContext } from '../testing/quietContext.ts';
import { inputTensor } from '../training/inputs.ts';
import { queryLogits } from '../training/queries.ts';
import { type TrainedClassifier, trainClassifier } from '../training/trainClassifier.ts';
import { queryAugmented } from './augmentedQueries/augmentedQueries.ts';
import { ATTACK_NAMES, isLabelled } from './catalogue.ts';
import { queryGenerated } from './generatedNonMembers/queryGenerated.ts';
import { populationOf, trainReference } from './referenceModels/referenceModel.ts';
import { referenceOutputs } from './referenceModels/referenceOutputs.ts';
import { attackInputs, unlabelledAttacks } from './unlabelledAttacks.ts';

const N = 300;
const SEED = 5;
const NAMES = ATTACK_NAMES.filter((name) => !isLabelled(name));

const file = new URL('../../../public/data/fashion-mnist-8k.bin', import.meta.url);
const data = decodeCompactFile('fashion-mnist-8k.bin', gunzipSync(readFileSync(file)));
const random = (purpose: string) => randomStream(SEED, purpose);
// Wrong labels can only be learnt by heart.
const split = splitDataset(data, { membersPerModel: N, labelNoise: 0.4 }, random);
const model = classifier('cnn', 1, data, data.classNames.length);
const { epochs, batchSize, learningRate, optimizer, weightDecay, schedule, initialisation } = {
  ...DEFAULT_EXPERIMENT.target,
  epochs: 50,
};
const recipe = { epochs, batchSize, learningRate, optimizer, weightDecay, schedule, initialisation };
const context = (name: string) => quietContext(name as 'target', SEED);
const query = (trained: TrainedClassifier, indices: Int32Array) =>
  queryLogits(
    model,
    toTensors(model.shapes, trained.weights),
    inputTensor(data, indices, trained.scaling),
    noDropout,
    context('query'),
  );

function train(role: string, members: Int32Array, nonMembers: Int32Array): Promise<TrainedClassifier> {
  const training = {
    model,
    dataset: data,
    labels: split.labels,
    members,
    nonMembers,
    recipe,
    dropoutRate: 0,
  };
  return trainClassifier(training, context(role));
}

interface Attacked {
  readonly target: TrainedClassifier;
  readonly answers: Parameters<typeof attackInputs>[2];
}

let shadow: TrainedClassifier;
const models: Partial<Record<'saw' | 'neverSaw', Attacked>> = {};

beforeAll(async () => {
  await startEngineInNode({ requested: 'wasm' });
  tf.engine().startScope();
  const { targetMembers, targetNonMembers, shadowMembers, shadowNonMembers } = split.sets;
  shadow = await train('shadow', shadowMembers, shadowNonMembers);
  const references = [];
  for (let part = 0; part < 6; part++) {
    references.push(await trainReference(model, data, split, { recipe, part }, context('references')));
  }
  const saw = await train('target', targetMembers, targetNonMembers);
  const elsewhere = await train('target', shadowNonMembers, shadowMembers);
  const neverSaw = { ...elsewhere, logits: await query(elsewhere, examplesOf(split, 'target')) };
  for (const [name, target] of Object.entries({ saw, neverSaw })) {
    const options = { variance: 'fixed', gamma: 2, a: 0.33 } as const;
    const population = [await query(target, populationOf(split))];
    models[name as 'saw' | 'neverSaw'] = {
      target,
      answers: {
        referenceModels: referenceOutputs(split, { target, references, population }, options),
        augmentedQueries: await queryAugmented(model, data, split, { target, shadow }, context('copies')),
        generatedNonMembers: await queryGenerated(model, data, split, target, context('generated')),
      },
    };
  }
}, 240_000);

afterAll(() => tf.engine().endScope());

async function judged(which: 'saw' | 'neverSaw', name: (typeof NAMES)[number]) {
  const { target, answers } = models[which]!;
  const inputs = attackInputs(split, { target, shadow }, answers);
  const [result] = await unlabelledAttacks([name], inputs, context('scores'));
  return balancedAccuracy(result!.decisions, membersOf(split, 'target'));
}

describe.each(NAMES)('%s', (name) => {
  it('beats 50 % with its interval on a model that learnt its members by heart', async () => {
    expect((await judged('saw', name)).low).toBeGreaterThan(0.5);
  });

  it('stays at 50 % on a model that never saw them', async () => {
    const { low, high } = await judged('neverSaw', name);
    expect(low).toBeLessThanOrEqual(0.5);
    expect(high).toBeGreaterThanOrEqual(0.5);
  });
});
