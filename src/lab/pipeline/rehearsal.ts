/** One step of each kind of training on an experiment's shapes: what an engine compiles for it is then there. */
import * as tf from '@tensorflow/tfjs-core';
import { contrastiveStep } from '../attacks/clmia/contrastiveStep.ts';
import { encoderShapes, projectionShapes } from '../attacks/clmia/encoder.ts';
import { featureCount } from '../attacks/clmia/features.ts';
import { EMBEDDING } from '../attacks/clmia/sizes.ts';
import { headShapes } from '../attacks/heads/head.ts';
import { headStep } from '../attacks/heads/headStep.ts';
import { type Dataset, labelsAt } from '../data/dataset.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { classifier } from '../models/classifier.ts';
import { activeDropout, noDropout } from '../models/dropout.ts';
import { initialWeights, type ParameterShape, toTensors } from '../models/parameters.ts';
import { randomStream } from '../random.ts';
import { classifierStep, type TrainingStep } from '../training/classifierStep.ts';
import { fitScaling, inputTensor, labelTensor } from '../training/inputs.ts';

const upTo = (count: number) => Int32Array.from({ length: count }, (_, i) => i);

const initial = (shapes: readonly ParameterShape[]) =>
  toTensors(shapes, initialWeights(shapes, randomStream(0, 'rehearsal')));

/** Steps once and leaves nothing behind. */
function once(training: TrainingStep, batch: Int32Array): void {
  training.step(batch).dispose();
  training.dispose();
}

function rehearseClassifiers(dataset: Dataset, { target, shadow }: Experiment): void {
  const model = classifier(target.architecture, target.width, dataset, dataset.classNames.length);
  const rows = upTo(Math.min(target.batchSize, dataset.count));
  const images = inputTensor(dataset, rows, fitScaling(dataset, rows));
  const labels = labelTensor(labelsAt(dataset.labels, rows));
  const { learner } = model;
  const { learningRate, optimizer, momentum, weightDecay } = target;
  const settings = { learningRate, optimizer, momentum, weightDecay };
  for (const dropout of [noDropout, activeDropout(shadow.dropoutRate, () => 1)]) {
    once(
      classifierStep({ ...settings, model, images, labels, initial: initial(learner.shapes), dropout }),
      rows,
    );
  }
  if (learner.norms.length === 0) return;
  const running = learner.norms.map((channels) => tf.ones([2, channels]));
  model.logits(learner.answering(initial(learner.shapes), running), images, noDropout);
}

function rehearseEncoder({ contrastive, features }: Experiment, classes: number): void {
  const width = featureCount(features, classes);
  const rows = tf.zeros<tf.Rank.R2>([2 * contrastive.batchSize, width]);
  const [encoder, projection] = [initial(encoderShapes(width)), initial(projectionShapes())];
  once(contrastiveStep({ ...contrastive, rows, encoder, projection }), upTo(2 * contrastive.batchSize));
}

function rehearseHeads({ head: { batchSize, learningRate }, features }: Experiment, classes: number): void {
  const width = featureCount(features, classes);
  const truths = tf.zeros<tf.Rank.R2>([batchSize, 1]);
  for (const trained of [false, true]) {
    const rows = tf.zeros<tf.Rank.R2>([batchSize, trained ? width : EMBEDDING]);
    const encoder = trained ? initial(encoderShapes(width)) : [];
    const head = initial(headShapes(EMBEDDING));
    once(headStep({ rows, truths, encoder, head, learningRate }), upTo(batchSize));
  }
}

/** Weights times rows of a step: where there are more, a rehearsal would be waited for longer than it saves. Our choice. */
const LIGHT = 1e8;

/** Whether a rehearsal takes no more than a few seconds anywhere; a heavy model's weights alone may fill the memory. */
export function isLight({ target }: Experiment, dataset: Dataset): boolean {
  const { learner } = classifier(target.architecture, target.width, dataset, dataset.classNames.length);
  const weights = learner.shapes.reduce(
    (sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1),
    0,
  );
  return weights * Math.min(target.batchSize, dataset.count) <= LIGHT;
}

/** Reads nothing back, as an engine that compiles ahead demands. */
export function rehearse(dataset: Dataset, experiment: Experiment): void {
  const classes = dataset.classNames.length;
  // A scope rather than a tidy: Adam changes tensors in place.
  tf.engine().startScope();
  try {
    rehearseClassifiers(dataset, experiment);
    rehearseEncoder(experiment, classes);
    rehearseHeads(experiment, classes);
  } finally {
    tf.engine().endScope();
  }
}
