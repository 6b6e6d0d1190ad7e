import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { wasmEngines } from '../../engine/testing/wasmEngines.ts';
import { softmaxCrossEntropy } from '../ops/losses.ts';
import { valueAndGradients } from '../testing/gradients.ts';
import { hashed, hashedParameters } from '../testing/hashed.ts';
import { flat } from '../testing/tensors.ts';
import { classifierStep } from '../training/classifierStep.ts';
import { labelTensor } from '../training/inputs.ts';
import { RunningMoments } from '../training/runningMoments.ts';
import { scheduled } from '../training/schedule.ts';
import { classifier } from './classifier.ts';
import { noDropout } from './dropout.ts';
import golden from './fixtures/networks.json' with { type: 'json' };

interface Summary {
  readonly sum: number;
  readonly norm: number;
  readonly some: readonly number[];
}

const { side, classes, batch, width, sgd } = golden;
const image = { height: side, width: side, channels: 3 };
const everything = Int32Array.from({ length: batch }, (_, i) => i);
const pictures = (tensor: number) =>
  tf.tensor4d(Float32Array.from(hashed(tensor, batch * side * side * 3)), [batch, side, side, 3]);
const labels = () => labelTensor(everything.map((i) => (3 * i) % classes));

/** Norm, and sum and single entries relative to the norm of all entries (at least `least`, where the truth is zero). */
function expectSummary(
  tensor: tf.Tensor,
  { sum, norm, some }: Summary,
  tolerance: number,
  what: string,
): void {
  const values = tensor.dataSync<'float32'>();
  const places = [
    0,
    values.length >> 2,
    values.length >> 1,
    Math.floor((3 * values.length) / 4),
    values.length - 1,
  ];
  const got = [
    Math.hypot(...values) - norm,
    (values.reduce((total, value) => total + value, 0) - sum) / Math.sqrt(values.length),
    ...places.map((place, i) => values[place]! - some[i]!),
  ];
  for (const difference of got) expect(Math.abs(difference) / norm, what).toBeLessThan(tolerance);
}

function expectSummaries(tensors: readonly tf.Tensor[], wanted: readonly Summary[], tolerance: number): void {
  expect(tensors.length).toBe(wanted.length);
  for (const [i, tensor] of tensors.entries()) expectSummary(tensor, wanted[i]!, tolerance, `tensor ${i}`);
}

/** The largest difference, relative to the largest of the expected numbers. */
function relativeError(got: tf.Tensor, expected: unknown): number {
  const wanted = flat(expected);
  const values = got.dataSync();
  expect(values.length).toBe(wanted.length);
  const scale = Math.max(...wanted.map(Math.abs));
  return Math.max(...wanted.map((value, i) => Math.abs(values[i]! - value))) / scale;
}

describe.each(['cpu', ...wasmEngines] as const)('on %s', (requested) => {
  beforeAll(async () => {
    await startEngineInNode({ requested });
  });

  describe.each(['vgg19', 'resnet18'] as const)('%s', (architecture) => {
    const wanted = golden[architecture];
    const model = classifier(architecture, width, image, classes);
    const { learner } = model;

    const tags = requested === 'cpu' ? ['slow'] : [];
    it("agrees with PyTorch's logits, loss, gradients, running moments and answers", { tags }, () => {
      const parameters = hashedParameters(learner.shapes);
      const images = pictures(wanted.pictures);
      const running = new RunningMoments(learner.norms);
      let logits: tf.Tensor2D | undefined;
      const { value, gradients } = valueAndGradients(parameters, (tape) => {
        logits = learner.logits(parameters, images, noDropout, tape, running.see);
        return softmaxCrossEntropy(logits, labels(), tape);
      });
      running.update();
      expect(relativeError(logits!, wanted.logits)).toBeLessThan(1e-4);
      expect(relativeError(value, wanted.losses[0])).toBeLessThan(1e-5);
      expectSummaries(gradients, wanted.gradients, 1e-4);
      const moments = running.read();
      expectSummaries(moments, wanted.running, 1e-5);
      const answers = model.logits(learner.answering(parameters, moments), images, noDropout);
      expect(relativeError(answers, wanted.answers)).toBeLessThan(1e-4);
    });
  });
});

describe.each(['vgg19', 'resnet18'] as const)('%s on wasm', (architecture) => {
  const wanted = golden[architecture];
  const model = classifier(architecture, width, image, classes);

  beforeAll(async () => {
    await startEngineInNode({ requested: 'wasm' });
  });

  it("takes PyTorch's steps of SGD with momentum, weight decay and a cosine, and leaves nothing behind", async () => {
    const counts = () => [tf.memory().numTensors, tf.engine().backend.numDataIds()];
    const before = counts();
    const [images, truths] = [pictures(wanted.pictures), labels()];
    const training = classifierStep({
      model,
      images,
      labels: truths,
      initial: hashedParameters(model.learner.shapes),
      optimizer: 'sgd',
      momentum: sgd.momentum,
      weightDecay: sgd.weightDecay,
      learningRate: scheduled('cosine', sgd.learningRate, sgd.scheduledSteps),
      dropout: noDropout,
    });
    const held = [];
    for (const loss of wanted.losses) {
      const got = training.step(everything);
      expect(relativeError(got, loss)).toBeLessThan(1e-4);
      got.dispose();
      held.push(counts());
    }
    // The first step makes the velocities; from then on all stays as it is.
    expect(new Set(held.slice(1).map(String)).size).toBe(1);
    await training.answering(async (parameters) => {
      const answers = tf.tidy(() => model.logits(parameters, images, noDropout));
      expect(relativeError(answers, wanted.answersAfter)).toBeLessThan(1e-3);
      answers.dispose();
    });
    expect(counts()).toEqual(held.at(-1));
    training.dispose();
    tf.dispose([images, truths]);
    expect(counts()).toEqual(before);
  }, 60_000);
});
