import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { BATCH_NORM_EPSILON, conv } from '../ops/layers.ts';
import { randomStream } from '../random.ts';
import { hashedParameters } from '../testing/hashed.ts';
import { worstError } from '../testing/tensors.ts';
import { classifierStep } from '../training/classifierStep.ts';
import { classifier } from './classifier.ts';
import { activeDropout, type Dropout, noDropout } from './dropout.ts';
import { folded } from './normalised.ts';
import { initialWeights, SAME_3X3, toTensors } from './parameters.ts';

const CIFAR = { height: 32, width: 32, channels: 3 };
const NETWORKS = ['vgg19', 'resnet18'] as const;

const random = (shape: number[], seed: number) => tf.randomUniform(shape, -1, 1, 'float32', seed);

beforeAll(async () => {
  await startEngineInNode({ requested: 'wasm' });
});

describe('a folded normalisation', () => {
  it.each([true, false])(
    'does what convolution and normalisation do, bias of the convolution: %s',
    (bias) => {
      const images = random([2, 6, 5, 3], 1) as tf.Tensor4D;
      const w = random([bias ? 28 : 27, 4], 2);
      const affine = random([2, 4], 3);
      const running = tf.tensor2d([
        [0.5, -1, 2, 0],
        [0.3, 2, 1e-3, 1],
      ]);
      const window = { ...SAME_3X3, bias };
      const [scale, shift] = tf.unstack(affine) as [tf.Tensor, tf.Tensor];
      const [mean, variance] = tf.unstack(running) as [tf.Tensor, tf.Tensor];
      const sums = conv(images, w, window, undefined);
      const normal = tf.div(tf.sub(sums, mean), tf.sqrt(tf.add(variance, BATCH_NORM_EPSILON)));
      const wanted = tf.add(tf.mul(normal, scale), shift);
      const got = conv(images, folded(w, bias, affine, running), SAME_3X3, undefined);
      expect(worstError(got, [...wanted.dataSync()])).toBeLessThan(
        1e-3 * Math.max(...tf.abs(wanted).dataSync()),
      );
    },
  );
});

describe.each([
  // torchvision's vgg19_bn.features: 20,035,392, and a classifying layer of 512 units.
  ['vgg19', 10, 20_040_522],
  ['vgg19', 100, 20_086_692],
  ['resnet18', 10, 11_173_962],
  ['resnet18', 100, 11_220_132],
] as const)('%s for %s classes', (architecture, classes, published) => {
  it(`has ${published} parameters at width 1`, () => {
    const { learner } = classifier(architecture, 1, CIFAR, classes);
    const sizes = learner.shapes.map(({ shape }) => shape.reduce((product, length) => product * length, 1));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(published);
  });
});

describe.each(NETWORKS)('%s', (architecture) => {
  it.each([
    [28, 28, 1],
    [32, 32, 3],
    [96, 96, 3],
    [9, 11, 2],
    [1, 1, 4],
  ])('learns from and answers for %sx%sx%s pictures', (height, width, channels) => {
    const model = classifier(architecture, 0.125, { height, width, channels }, 5);
    const { learner } = model;
    const parameters = hashedParameters(learner.shapes);
    const images = tf.randomUniform<tf.Rank.R4>([3, height, width, channels], 0, 1, 'float32', 1);
    const running = learner.norms.map((units) => tf.ones([2, units]));
    const answering = learner.answering(parameters, running);
    expect(answering.map(({ shape }) => shape)).toEqual(model.shapes.map(({ shape }) => shape));
    for (const logits of [
      learner.logits(parameters, images, noDropout),
      model.logits(answering, images, noDropout),
    ]) {
      expect(logits.shape).toEqual([3, 5]);
      expect([...logits.dataSync()].every(Number.isFinite)).toBe(true);
    }
  });

  it('has its dropout sites where it says, the same in both forms, none in the stem', () => {
    const model = classifier(architecture, 0.125, CIFAR, 3);
    const { learner } = model;
    const images = tf.ones<tf.Rank.R4>([2, 32, 32, 3]);
    const sites: number[][] = [];
    const watching: Dropout = (x) => {
      sites.push(x.shape);
      return x;
    };
    const parameters = hashedParameters(learner.shapes);
    learner.logits(parameters, images, watching);
    const learning = sites.splice(0);
    const answering = learner.answering(
      parameters,
      learner.norms.map((units) => tf.ones([2, units])),
    );
    model.fromStem(answering, model.stem(answering, images), watching);
    expect(sites).toEqual(learning);
    expect(sites).toEqual(
      architecture === 'vgg19'
        ? [
            [2, 16, 16, 8],
            [2, 8, 8, 16],
            [2, 4, 4, 32],
            [2, 2, 2, 64],
            [2, 64],
          ]
        : [
            [2, 32, 32, 8],
            [2, 16, 16, 16],
            [2, 8, 8, 32],
            [2, 64],
          ],
    );
  });

  it('learns 64 random pictures by heart, the same bits every time, and leaves nothing behind', async () => {
    const COUNT = 64;
    const counts = () => [tf.memory().numTensors, tf.engine().backend.numDataIds()];
    const learnt = async (epochs: number, dropoutRate: number) => {
      const model = classifier(architecture, 0.125, { height: 16, width: 16, channels: 3 }, 4);
      const { shapes } = model.learner;
      const draws = randomStream(1, 'by heart');
      const pixels = Float32Array.from({ length: COUNT * 768 }, () => draws.float());
      const truths = Int32Array.from({ length: COUNT }, () => draws.below(4));
      const [images, labels] = [tf.tensor4d(pixels, [COUNT, 16, 16, 3]), tf.tensor1d(truths, 'int32')];
      const training = classifierStep({
        model,
        images,
        labels,
        initial: toTensors(shapes, initialWeights(shapes, draws, 'he')),
        learningRate: 2e-3,
        dropout: activeDropout(dropoutRate, () => draws.bits()),
      });
      for (let epoch = 0; epoch < epochs; epoch++) {
        const order = draws.permutation(COUNT);
        for (let at = 0; at < COUNT; at += 32) training.step(order.slice(at, at + 32)).dispose();
      }
      const logits = await training.answering(async (parameters) => {
        const answers = tf.tidy(() => model.logits(parameters, images, noDropout));
        const rows = await answers.array();
        answers.dispose();
        return rows;
      });
      training.dispose();
      tf.dispose([images, labels]);
      const right = logits.filter((row, i) => row.indexOf(Math.max(...row)) === truths[i]).length;
      return { logits, accuracy: right / COUNT };
    };
    const before = counts();
    const { accuracy } = await learnt(30, 0);
    expect(accuracy).toBeGreaterThan(0.95);
    expect(await learnt(2, 0.3)).toEqual(await learnt(2, 0.3));
    expect(counts()).toEqual(before);
  }, 60_000);
});
