/** Computes what PyTorch computed, on one engine of this browser, and tells how far apart they are. */
import * as tf from '@tensorflow/tfjs-core';
import type { EngineName } from '../../src/engine/chooseEngine.ts';
import cnnGolden from '../../src/engine/fixtures/cnn.json';
import { startEngine } from '../../src/engine/startEngine.ts';
import { cnn } from '../../src/lab/models/cnn.ts';
import { noDropout } from '../../src/lab/models/dropout.ts';
import { Adam } from '../../src/lab/training/adamStep.ts';
import { infoNCE, symmetricNTXent } from '../../src/lab/training/contrastiveLoss.ts';
import contrastiveGolden from '../../src/lab/training/fixtures/contrastive.json';
import { crossEntropy } from '../../src/lab/training/losses.ts';

export interface GoldenResult {
  readonly engine: EngineName;
  readonly adapter: string;
  /** The largest difference of each quantity from its golden value. */
  readonly differences: Readonly<Record<string, number>>;
}

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
  const { adam: settings, labels } = cnnGolden;
  const images = tf.tensor4d(cnnGolden.input);
  const [, height, width, channels] = images.shape;
  const weights = cnnGolden.weights.map((values) => tf.tensor(values as number[]));
  const [, bias1, , bias2, , bias3, , bias4] = weights;
  const [conv1, conv2, dense, classes] = [bias1!.size, bias2!.size, bias3!.size, bias4!.size];
  const model = cnn({ height, width, channels }, classes, { conv1, conv2, dense });
  const truths = tf.oneHot(tf.tensor1d(labels, 'int32'), classes) as tf.Tensor2D;
  const loss = (parameters: readonly tf.Tensor[]) =>
    crossEntropy(model.logits(parameters, images, noDropout), truths);
  const { value, grads } = tf.valueAndGrads((...parameters: tf.Tensor[]) => loss(parameters))(weights);
  const differences: Record<string, number> = {
    'CNN logits': await worst([model.logits(weights, images, noDropout)], cnnGolden.logits),
    'CNN loss': await worst([value], cnnGolden.loss),
    'CNN gradients': await worst(grads, cnnGolden.grads),
  };
  const { lr: learningRate, beta1, beta2, eps: epsilon } = settings;
  const adam = new Adam(weights, { learningRate, beta1, beta2, epsilon });
  for (let step = 0; step < 3; step++) adam.minimise(loss).dispose();
  differences['weights after three Adam steps'] = await worst(adam.parameters, cnnGolden.weightsAfter3Adam);
  return differences;
}

async function contrastiveDifferences(): Promise<Record<string, number>> {
  const { tau } = contrastiveGolden;
  const views = [tf.tensor2d(contrastiveGolden.view1), tf.tensor2d(contrastiveGolden.view2)];
  const differences: Record<string, number> = {};
  for (const [name, contrastive] of Object.entries({ infoNCE, symmetricNTXent })) {
    const golden = contrastiveGolden[name as 'infoNCE' | 'symmetricNTXent'];
    const { value, grads } = tf.valueAndGrads((a, b) => contrastive(a as tf.Tensor2D, b as tf.Tensor2D, tau))(
      views,
    );
    differences[`${name} loss`] = await worst([value], golden.loss);
    differences[`${name} gradients`] = await worst(grads, [golden.gradView1, golden.gradView2]);
  }
  return differences;
}

async function compareWithGolden(requested: EngineName): Promise<GoldenResult> {
  const { name, adapter } = await startEngine({ requested });
  return {
    engine: tf.getBackend() === name ? name : (tf.getBackend() as EngineName),
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
