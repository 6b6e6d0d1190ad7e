/** Computes what PyTorch computed, on one engine of this browser, and tells how far apart they are. */
import * as tf from '@tensorflow/tfjs-core';
import { backendOf, type EngineName } from '../../src/engine/chooseEngine.ts';
import { startEngine } from '../../src/engine/startEngine.ts';
import { cnn } from '../../src/lab/models/cnn.ts';
import { noDropout } from '../../src/lab/models/dropout.ts';
import { toTensors } from '../../src/lab/models/parameters.ts';
import contrastiveGolden from '../../src/lab/ops/fixtures/contrastive.json';
import { contrastiveLoss, softmaxCrossEntropy } from '../../src/lab/ops/losses.ts';
import type { Tape } from '../../src/lab/ops/tape.ts';
import { affine, valueAndGradients } from '../../src/lab/testing/gradients.ts';
import { Adam } from '../../src/lab/training/adam.ts';
import cnnGolden from '../../src/lab/training/fixtures/cnn.json';
import { labelTensor } from '../../src/lab/training/inputs.ts';

export interface GoldenResult {
  readonly engine: EngineName;
  readonly adapter: string;
  /** The largest difference of each quantity from its golden value. */
  readonly differences: Readonly<Record<string, number>>;
}

const plain = (arrays: readonly Float32Array[]): number[][] => arrays.map((array) => [...array]);
const flat = (values: unknown): number[] => [values].flat(Number.POSITIVE_INFINITY) as number[];

async function worst(tensors: readonly tf.Tensor[], golden: unknown): Promise<number> {
  const got: number[] = [];
  for (const tensor of tensors) got.push(...(await tensor.data()));
  const wanted = flat(golden);
  if (got.length !== wanted.length) return Number.POSITIVE_INFINITY;
  const differences = wanted.map((value, i) => Math.abs(value - got[i]!));
  return differences.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...differences);
}

async function cnnDifferences(): Promise<Record<string, number>> {
  const { adam: settings } = cnnGolden;
  const images = tf.tensor4d(cnnGolden.input);
  const [, height, width, channels] = images.shape;
  const sizes = cnnGolden.weights.filter((_, i) => i % 2 === 1).map((bias) => bias.length);
  const [conv1, conv2, dense, classes] = sizes as [number, number, number, number];
  const model = cnn({ height, width, channels }, classes, { conv1, conv2, dense });
  const weights = toTensors(model.shapes, affine(cnnGolden.weights));
  const labels = labelTensor(cnnGolden.labels);
  const loss = (parameters: readonly tf.Tensor[], tape: Tape) =>
    softmaxCrossEntropy(model.logits(parameters, images, noDropout, tape), labels, tape);
  const { value, gradients } = valueAndGradients(weights, (tape) => loss(weights, tape));
  const differences: Record<string, number> = {
    'CNN logits': await worst([model.logits(weights, images, noDropout)], cnnGolden.logits),
    'CNN loss': await worst([value], cnnGolden.loss),
    'CNN gradients': await worst(gradients, plain(affine(cnnGolden.grads))),
  };
  const { lr: learningRate, beta1, beta2, eps: epsilon } = settings;
  const adam = new Adam(weights, { learningRate, beta1, beta2, epsilon });
  for (let step = 0; step < 3; step++) adam.minimise(loss).dispose();
  differences['weights after three Adam steps'] = await worst(
    adam.parameters,
    plain(affine(cnnGolden.weightsAfter3Adam)),
  );
  return differences;
}

async function contrastiveDifferences(): Promise<Record<string, number>> {
  const { tau: temperature, view1, view2 } = contrastiveGolden;
  const z = tf.tensor2d([...view1, ...view2]);
  const differences: Record<string, number> = {};
  for (const name of ['infoNCE', 'symmetricNTXent'] as const) {
    const golden = contrastiveGolden[name];
    const settings = { temperature, symmetric: name === 'symmetricNTXent' };
    const { value, gradients } = valueAndGradients([z], (tape) => contrastiveLoss(z, settings, tape));
    differences[`${name} loss`] = await worst([value], golden.loss);
    differences[`${name} gradients`] = await worst(gradients, [golden.gradView1, golden.gradView2]);
  }
  return differences;
}

async function compareWithGolden(requested: EngineName): Promise<GoldenResult> {
  const { name, adapter } = await startEngine({ requested });
  return {
    engine: tf.getBackend() === backendOf(name) ? name : (tf.getBackend() as EngineName),
    adapter,
    differences: { ...(await cnnDifferences()), ...(await contrastiveDifferences()) },
  };
}

declare global {
  interface Window {
    compareWithGolden: typeof compareWithGolden;
  }
}
window.compareWithGolden = compareWithGolden;
