/** Training steps of the lab's image classifiers on random pictures. */
import * as tf from '@tensorflow/tfjs-core';
import { cnn, cnnUnits, type ImageShape } from '../../lab/models/cnn.ts';
import { noDropout } from '../../lab/models/dropout.ts';
import type { Classifier } from '../../lab/models/network.ts';
import { initialWeights, toTensors } from '../../lab/models/parameters.ts';
import { residualBlock } from '../../lab/models/residualBlock.ts';
import { classifierStep, type TrainingStep } from '../../lab/training/classifierStep.ts';
import type { WorkloadSizes } from '../catalogue.ts';
import type { Workload } from '../lap.ts';
import { batchesOf, draws, randomLabels, randomValues, trainingWorkload } from './training.ts';

const LEARNING_RATE = 1e-3;
const BATCH = 64;
const CLASSES = 10;
const PICTURES = 256;

interface Pictures {
  readonly shape: ImageShape;
  readonly count: number;
}

interface Training {
  readonly training: TrainingStep;
  readonly images: tf.Tensor4D;
  readonly labels: tf.Tensor1D;
}

function trainingOf(model: Classifier, { shape, count }: Pictures): Training {
  const random = draws('pictures');
  const { height, width, channels } = shape;
  const values = randomValues(count * height * width * channels, random);
  const images = tf.tensor4d(values, [count, height, width, channels]);
  const labels = tf.tensor1d(randomLabels(count, model.classes, random), 'int32');
  const { shapes } = model.learner;
  const initial = toTensors(shapes, initialWeights(shapes, draws('weights')));
  const learningRate = LEARNING_RATE;
  const training = classifierStep({ model, images, labels, initial, learningRate, dropout: noDropout });
  return { training, images, labels };
}

function workload(model: Classifier, shape: ImageShape, batch: number): Workload {
  const count = Math.max(PICTURES, batch);
  const { training, images, labels } = trainingOf(model, { shape, count });
  return trainingWorkload(training, batchesOf(count, batch, draws('batches')), [images, labels]);
}

export const FASHION: ImageShape = { height: 28, width: 28, channels: 1 };
export const CIFAR: ImageShape = { height: 32, width: 32, channels: 3 };

export function cnnTraining(
  shape: ImageShape,
  { batch = BATCH, classes = CLASSES }: WorkloadSizes = {},
): Workload {
  return workload(cnn(shape, classes, cnnUnits(1)), shape, batch);
}

/** The block that enters ResNet-18's second stage (CIFAR form) at a quarter of its width. */
export function residualBlockTraining({ batch = BATCH }: WorkloadSizes = {}): Workload {
  return workload(residualBlock(16, 32, CLASSES), { height: 32, width: 32, channels: 16 }, batch);
}

/** Steps of each shadow's training: a few, as only their sum is of interest. */
const SHADOW_STEPS = 4;

/** Several short trainings, one after the other: what K shadow models cost. */
export function shadowTrainings({ shadows = 1 }: WorkloadSizes = {}): Workload {
  const train = async () => {
    const model = cnn(FASHION, CLASSES, cnnUnits(1));
    const { training, images, labels } = trainingOf(model, { shape: FASHION, count: PICTURES });
    const one = trainingWorkload(training, batchesOf(PICTURES, BATCH, draws('batches')), [images, labels]);
    for (let step = 0; step < SHADOW_STEPS; step++) await one.step();
    await one.settle();
    await one.dispose();
  };
  return {
    async step() {
      for (let k = 0; k < shadows; k++) await train();
    },
    settle: async () => {},
    dispose: () => {},
  };
}
