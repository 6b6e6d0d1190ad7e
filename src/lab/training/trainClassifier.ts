/** Training of a target or shadow classifier. */
import * as tf from '@tensorflow/tfjs-core';
import { type Dataset, labelsAt } from '../data/dataset.ts';
import type { Initialisation, OptimizerName, Schedule } from '../experiment/experiment.ts';
import { activeDropout, noDropout } from '../models/dropout.ts';
import type { Classifier } from '../models/network.ts';
import { initialWeights, toTensors, toWeights, type Weights } from '../models/parameters.ts';
import type { StageContext } from '../stages/stageContext.ts';
import { type Augment, classifierStep } from './classifierStep.ts';
import { type Confidence, type ConfidenceSnapshot, confidenceIn } from './confidence.ts';
import { fitScaling, inputTensor, labelTensor, type Scaling, scaledPictures } from './inputs.ts';
import { epochMeans, LossLog, lossCurve } from './lossLog.ts';
import { accuracy, queryLogits } from './queries.ts';
import { scheduled } from './schedule.ts';
import { epochsBetween, FOLLOWED } from './sizes.ts';

export interface History {
  /** Mean training loss of each epoch. */
  readonly loss: readonly number[];
  /** Accuracies at some epochs, on at most FOLLOWED members and non-members. */
  readonly accuracy: readonly {
    readonly epoch: number;
    readonly members: number;
    readonly nonMembers: number;
  }[];
  /** At the same epochs, of the same examples. */
  readonly confidence: readonly ConfidenceSnapshot[];
}

export interface TrainedClassifier {
  /** Of the form in which the model answers: its `shapes`. */
  readonly weights: Weights;
  /** What its inputs are scaled by: fitted on its members. */
  readonly scaling: Scaling;
  readonly history: History;
  /** [2n, classes]: without dropout, members first, one that was left out among them, then non-members. */
  readonly logits: Float32Array;
  readonly classes: number;
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
}

/** How a classifier is trained: none of it is stated in the summary of the paper that we worked from. */
export interface TrainingRecipe {
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly optimizer: OptimizerName;
  readonly momentum?: number;
  readonly weightDecay: number;
  readonly schedule: Schedule;
  readonly initialisation: Initialisation;
}

export interface ClassifierTraining {
  readonly model: Classifier;
  readonly dataset: Dataset;
  /** Labels of the whole dataset. */
  readonly labels: Uint8Array;
  readonly members: Int32Array;
  readonly nonMembers: Int32Array;
  readonly recipe: TrainingRecipe;
  readonly dropoutRate: number;
  /** Changes the pictures of each batch, for training only. */
  readonly augment?: Augment | undefined;
  /**
   * The place among the members of one that is not trained on. Every draw is as with it: it takes its turn in the shuffled order
   * and in the draws of augmentation, and then its batch goes without it. A batch of nothing else is no step.
   */
  readonly leftOut?: number | null | undefined;
}

function batchSizes(n: number, batchSize: number): number[] {
  const count = Math.ceil(n / batchSize);
  return Array.from({ length: count }, (_, b) => Math.min(batchSize, n - b * batchSize));
}

/** Places in a batch but for that of the one that is left out; undefined where it is not there. */
function placesKept(batch: Int32Array, leftOut: number | null): Int32Array | undefined {
  const place = leftOut === null ? -1 : batch.indexOf(leftOut);
  return place < 0 ? undefined : batch.map((_, i) => i).filter((i) => i !== place);
}

export async function trainClassifier(
  { model, dataset, labels, members, nonMembers, recipe, dropoutRate, augment, ...asked }: ClassifierTraining,
  context: StageContext,
): Promise<TrainedClassifier> {
  const { leftOut = null } = asked;
  if (leftOut !== null && dropoutRate > 0) throw new Error('Masks are drawn by the place in a batch.');
  const trained = members.filter((_, place) => place !== leftOut);
  const { epochs, batchSize, optimizer, momentum, weightDecay } = recipe;
  const n = members.length;
  const sizes = batchSizes(n, batchSize);
  const steps = sizes.length * epochs;
  const scaling = fitScaling(dataset, trained);
  const inputs = (set: Int32Array) => inputTensor(dataset, set, scaling);
  // Augmentation changes pictures, and what comes of it is scaled.
  const images = augment ? inputTensor(dataset, members, null) : inputs(members);
  const measured = [trained, nonMembers].map((set) => set.slice(0, FOLLOWED));
  const measuredImages = measured.map(inputs);
  const masks = context.random('dropout');
  const { shapes } = model.learner;
  const draws = context.random('initial weights');
  const training = classifierStep({
    optimizer,
    momentum,
    weightDecay,
    learningRate: scheduled(recipe.schedule, recipe.learningRate, steps),
    model,
    images,
    labels: labelTensor(labelsAt(labels, members)),
    initial: toTensors(shapes, initialWeights(shapes, draws, recipe.initialisation)),
    dropout: activeDropout(dropoutRate, () => masks.bits()),
    augment: augment && ((batch) => scaledPictures(augment(batch), scaling)),
  });
  const query = (of: typeof images) =>
    training.answering((parameters) => queryLogits(model, parameters, of, noDropout, context));
  const order = context.random('batches');
  const every = epochsBetween(epochs);
  const losses = new LossLog('The training loss', steps);
  const draw = lossCurve(context);
  const measurements: { epoch: number; members: number; nonMembers: number }[] = [];
  const confidence: ConfidenceSnapshot[] = [];

  /** The batch of each epoch that goes without the one that is left out. */
  const smaller: number[] = [];

  for (let epoch = 1; epoch <= epochs; epoch++) {
    const shuffled = order.permutation(n);
    for (let b = 0; b < sizes.length; b++) {
      await context.checkpoint();
      const batch = shuffled.slice(b * batchSize, (b + 1) * batchSize);
      const kept = placesKept(batch, leftOut);
      if (kept) smaller.push(b);
      if (kept?.length === 0) {
        training.pass();
        losses.add(tf.scalar(0));
      } else losses.add(training.step(batch, kept));
      const endsEpoch = b === sizes.length - 1;
      context.update({ kind: 'progress', step: (epoch - 1) * sizes.length + b + 1, steps, endsEpoch });
      if (context.wantsLosses()) draw(epochMeans(await losses.read(), sizes, smaller));
    }
    if (epoch % every === 0 || epoch === epochs) {
      const figures: { accuracy: number; confidence: Confidence }[] = [];
      for (const [i, set] of measured.entries()) {
        const asked = [await query(measuredImages[i]!), labelsAt(labels, set), model.classes] as const;
        figures.push({ accuracy: accuracy(...asked), confidence: confidenceIn(...asked) });
      }
      const [seen, unseen] = figures as [(typeof figures)[0], (typeof figures)[0]];
      measurements.push({ epoch, members: seen.accuracy, nonMembers: unseen.accuracy });
      confidence.push({
        epoch,
        members: seen.confidence.counts,
        nonMembers: unseen.confidence.counts,
        means: { members: seen.confidence.mean, nonMembers: unseen.confidence.mean },
      });
      context.update({ kind: 'series', series: 'members', x: epoch, y: seen.accuracy });
      context.update({ kind: 'series', series: 'nonMembers', x: epoch, y: unseen.accuracy });
      context.update({ kind: 'confidence', ...confidence.at(-1)! });
    }
  }

  const loss = epochMeans(await losses.read(), sizes, smaller);
  draw(loss);
  const half = n * model.classes;
  const logits = new Float32Array(2 * half);
  logits.set(await query(augment ? inputs(members) : images));
  logits.set(await query(inputs(nonMembers)), half);
  return {
    weights: await training.answering(toWeights),
    scaling,
    history: { loss, accuracy: measurements, confidence },
    logits,
    classes: model.classes,
    trainAccuracy: accuracy(
      logits.subarray(0, half).filter((_, i) => Math.floor(i / model.classes) !== leftOut),
      labelsAt(labels, trained),
      model.classes,
    ),
    testAccuracy: accuracy(logits.subarray(half), labelsAt(labels, nonMembers), model.classes),
  };
}
