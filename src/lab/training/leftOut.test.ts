/** What a training without one example has in common with the one with it: everything but that example. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { trainingAugmentation } from '../augmentation/augment.ts';
import type { Architecture } from '../models/catalogue.ts';
import { classifier } from '../models/classifier.ts';
import type { Classifier } from '../models/network.ts';
import type { RandomStream } from '../random.ts';
import type { StageContext } from '../stages/stageContext.ts';
import { quietContext } from '../testing/quietContext.ts';
import { tinyDataset } from '../testing/tinyDataset.ts';
import { Sgd } from './sgd.ts';
import { type TrainedClassifier, type TrainingRecipe, trainClassifier } from './trainClassifier.ts';

const dataset = tinyDataset();
const N = 33;
const members = Int32Array.from({ length: N }, (_, i) => 3 * i);
const nonMembers = members.map((i) => i + 1);

const RECIPE: TrainingRecipe = {
  epochs: 2,
  // The last batch of each epoch is a single picture.
  batchSize: 8,
  learningRate: 1e-2,
  optimizer: 'adam',
  weightDecay: 0,
  schedule: 'cosine',
  initialisation: 'uniform',
};

/** A context whose streams are written down, draw by draw. */
function watched(): { readonly context: StageContext; readonly draws: Record<string, unknown[]> } {
  const draws: Record<string, unknown[]> = {};
  const quiet = quietContext('target', 1);
  const random = (purpose: string): RandomStream => {
    const stream = quiet.random(purpose);
    const noted = <Drawn>(drawn: Drawn): Drawn => {
      draws[purpose] ??= [];
      draws[purpose].push(drawn instanceof Int32Array ? [...drawn] : drawn);
      return drawn;
    };
    return {
      float: () => noted(stream.float()),
      below: (bound) => noted(stream.below(bound)),
      bits: () => noted(stream.bits()),
      permutation: (count) => noted(stream.permutation(count)),
    };
  };
  return { context: { ...quiet, random }, draws };
}

interface Watched {
  readonly trained: TrainedClassifier;
  readonly draws: Record<string, unknown[]>;
  /** Of each step the pictures that the network was given. */
  readonly batches: readonly number[][][];
}

async function training(
  architecture: Architecture,
  { leftOut, augment = false }: { readonly leftOut?: number | null; readonly augment?: boolean },
): Promise<Watched> {
  const batches: number[][][] = [];
  const made = classifier(architecture, 0.125, dataset, 3);
  const model: Classifier = {
    ...made,
    learner: {
      ...made.learner,
      logits: (parameters, images, ...others) => {
        const values = images.dataSync();
        const size = values.length / images.shape[0];
        batches.push(
          Array.from({ length: images.shape[0] }, (_, i) => [...values.subarray(i * size, (i + 1) * size)]),
        );
        return made.learner.logits(parameters, images, ...others);
      },
    },
  };
  const { context, draws } = watched();
  const before = tf.memory().numTensors;
  tf.engine().startScope();
  const trained = await trainClassifier(
    {
      ...{ model, dataset, labels: dataset.labels, members, nonMembers, recipe: RECIPE, dropoutRate: 0 },
      augment: augment ? trainingAugmentation(dataset, context.random('augmentation')) : undefined,
      ...(leftOut !== undefined && { leftOut }),
    },
    context,
  );
  tf.engine().endScope();
  expect(tf.memory().numTensors).toBe(before);
  return { trained, draws, batches };
}

beforeAll(async () => {
  await startEngineInNode({ requested: 'wasm' });
});

const ARCHITECTURES = ['cnn', 'mlp', 'vgg19', 'resnet18'] as const;

describe.each(ARCHITECTURES)('%s', (architecture) => {
  it.each([false, true])(
    'with nothing left out is the same to the last bit (augmented: %s)',
    async (augment) => {
      const plain = await training(architecture, { augment });
      expect(await training(architecture, { augment, leftOut: null })).toEqual(plain);
    },
  );

  it.each([
    [false, 5],
    [true, 20],
  ])(
    'draws the same, and gives every other example the same place and picture (augmented: %s)',
    async (augment, leftOut) => {
      const whole = await training(architecture, { augment });
      const less = await training(architecture, { augment, leftOut });
      expect(less.draws).toEqual(whole.draws);
      const perEpoch = Math.ceil(N / RECIPE.batchSize);
      const shuffles = whole.draws.batches as number[][];
      const expected = whole.batches.flatMap((batch, step) => {
        const order = shuffles[Math.floor(step / perEpoch)]!;
        const start = (step % perEpoch) * RECIPE.batchSize;
        const rest = batch.filter((_, i) => order[start + i] !== leftOut);
        return rest.length > 0 ? [rest] : [];
      });
      expect(less.batches).toEqual(expected);
      expect(less.batches.flat()).toHaveLength(RECIPE.epochs * (N - 1));
      expect(less.trained.weights).not.toEqual(whole.trained.weights);
      expect(less.trained.logits.every(Number.isFinite)).toBe(true);
    },
  );
});

it('passes over a batch of nothing else, and tells the epoch’s loss of the others', async () => {
  const whole = await training('cnn', {});
  const [first] = whole.draws.batches as number[][];
  const alone = first!.at(-1)!;
  const less = await training('cnn', { leftOut: alone });
  expect(less.draws).toEqual(whole.draws);
  const perEpoch = Math.ceil(N / RECIPE.batchSize);
  expect(less.batches.slice(0, perEpoch - 1)).toEqual(whole.batches.slice(0, perEpoch - 1));
  expect(less.batches[perEpoch - 1]).toEqual(
    whole.batches[perEpoch]!.filter((_, i) => (whole.draws.batches as number[][])[1]![i] !== alone),
  );
  // The same four batches before it, whose mean of 32 examples the one of 33 holds.
  const [withIt, without] = [whole.trained.history.loss[0]!, less.trained.history.loss[0]!];
  expect(without).toBeGreaterThan(0);
  expect(Math.abs(N * withIt - (N - 1) * without)).toBeLessThan(10);
});

it('lets the schedule go on where a step is passed over, and nothing else', () => {
  const rates: number[] = [];
  class Noting extends Sgd {
    protected override move(gradients: readonly tf.Tensor[], learningRate: number): void {
      rates.push(learningRate);
      super.move(gradients, learningRate);
    }
  }
  tf.tidy(() => {
    const optimizer = new Noting([tf.scalar(1)], { momentum: 0, learningRate: (step) => step });
    optimizer.descend([tf.scalar(1)]);
    optimizer.pass();
    optimizer.descend([tf.scalar(1)]);
  });
  expect(rates).toEqual([0, 2]);
});

it('fits the scale and tells the accuracies of those that it trained on', async () => {
  const coloured = {
    ...dataset,
    channels: 3,
    width: 8,
    height: 8,
    values: new Uint8Array(160 * 192).map((_, i) => (i * 37) % 251),
  };
  const model = classifier('mlp', 0.125, coloured, 3);
  tf.engine().startScope();
  const { scaling } = await trainClassifier(
    {
      ...{
        model,
        dataset: coloured,
        labels: dataset.labels,
        members,
        nonMembers,
        recipe: RECIPE,
        dropoutRate: 0,
      },
      leftOut: 2,
    },
    quietContext('target', 1),
  );
  tf.engine().endScope();
  const { fitScaling } = await import('./inputs.ts');
  expect(scaling).toEqual(
    fitScaling(
      coloured,
      members.filter((_, place) => place !== 2),
    ),
  );
  expect(scaling).not.toEqual(fitScaling(coloured, members));
});

it('is refused beside dropout, whose masks are drawn by the place in a batch', async () => {
  const model = classifier('mlp', 0.125, dataset, 3);
  await expect(
    trainClassifier(
      {
        model,
        dataset,
        labels: dataset.labels,
        members,
        nonMembers,
        recipe: RECIPE,
        dropoutRate: 0.1,
        leftOut: 2,
      },
      quietContext('target', 1),
    ),
  ).rejects.toThrow('Masks');
});
