/** The kinds of work that an experiment is made of, on its own shapes, to be done on as many rows as one likes. */
import * as tf from '@tensorflow/tfjs-core';
import { contrastiveStep } from '../attacks/clmia/contrastiveStep.ts';
import { encode, encoderShapes, projectionShapes } from '../attacks/clmia/encoder.ts';
import { featureCount } from '../attacks/clmia/features.ts';
import { EMBEDDING } from '../attacks/clmia/sizes.ts';
import { headShapes } from '../attacks/heads/head.ts';
import { headStep } from '../attacks/heads/headStep.ts';
import { augmenter } from '../augmentation/augment.ts';
import { type Dataset, exampleSize } from '../data/dataset.ts';
import { framedCount } from '../evaluation/embeddingFrames.ts';
import { principalPlane } from '../evaluation/projection.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { classifier } from '../models/classifier.ts';
import { activeDropout, noDropout } from '../models/dropout.ts';
import type { ParameterShape } from '../models/parameters.ts';
import { randomStream } from '../random.ts';
import { classifierStep, type TrainingStep } from '../training/classifierStep.ts';

/** What the cost of an experiment depends on, of its data. */
export interface DataShape extends Pick<Dataset, 'kind' | 'height' | 'width' | 'channels'> {
  readonly count: number;
  readonly classes: number;
  /** Of one value in the program's memory. */
  readonly bytesPerValue: number;
}

export function dataShapeOf(dataset: Dataset): DataShape {
  const { kind, height, width, channels, count, classNames, values } = dataset;
  return {
    kind,
    height,
    width,
    channels,
    count,
    classes: classNames.length,
    bytesPerValue: values.BYTES_PER_ELEMENT,
  };
}

export interface Training {
  /** At most so many rows at once: examples, or pairs. */
  readonly rows: number;
  /** Does it once, on the first rows. */
  run(rows: number): void;
  dispose(): void;
}

/** Pictures asked at once, at most: many more say no more of one's cost. */
const ASKED = 64;

const upTo = (count: number) => Int32Array.from({ length: count }, (_, i) => i);

/** Weights of no training: how long a step takes does not depend on them. */
const filled = (shapes: readonly ParameterShape[]): tf.Tensor[] =>
  shapes.map(({ shape }) => tf.fill([...shape], 0.01));

function examples(rows: number, { height, width, channels }: DataShape): tf.Tensor4D {
  const random = randomStream(0, 'examples to be measured on');
  const values = Float32Array.from({ length: rows * height * width * channels }, () => random.float());
  return tf.tensor4d(values, [rows, height, width, channels]);
}

/** A training and the tensors that it reads and does not own. */
function stepping(rows: number, training: TrainingStep, read: tf.Tensor[]): Training {
  return {
    rows,
    run: (count) => training.step(upTo(count)).dispose(),
    dispose: () => {
      training.dispose();
      tf.dispose(read);
    },
  };
}

function training(shape: DataShape, { target, shadow }: Experiment, role: 'target' | 'shadow'): Training {
  const rows = Math.min(target.batchSize, ASKED);
  const model = classifier(target.architecture, target.width, shape, shape.classes);
  const images = examples(rows, shape);
  const labels = tf.zeros<tf.Rank.R1>([rows], 'int32');
  const { learningRate, optimizer, momentum, weightDecay, augment } = target;
  const change = augmenter(['crop', 'flip']);
  const step = classifierStep({
    ...{ learningRate, optimizer, momentum, weightDecay, model, images, labels },
    initial: filled(model.learner.shapes),
    dropout: role === 'target' ? noDropout : activeDropout(shadow.dropoutRate, () => 1),
    augment: augment && shape.kind === 'pictures' ? (pictures) => change(pictures, 1, 0) : undefined,
  });
  return stepping(rows, step, [images, labels]);
}

/** Asking a classifier: whole, its stem alone, or what a view's pass does beyond the stem. */
function asking(shape: DataShape, experiment: Experiment, what: 'query' | 'stem' | 'pass'): Training {
  const { target, views, shadow } = experiment;
  const model = classifier(target.architecture, target.width, shape, shape.classes);
  const images = examples(ASKED, shape);
  const parameters = filled(model.shapes);
  const rate = Math.max(views.firstRate ?? shadow.dropoutRate, views.secondRate ?? shadow.dropoutRate);
  const dropout = views.source === 'augmentation' ? noDropout : activeDropout(rate, () => 1);
  const some = (rows: number) => tf.slice4d(images, [0, 0, 0, 0], [rows, -1, -1, -1]);
  const fromStem = what === 'pass' && views.source === 'dropout';
  const stem = fromStem ? tf.tidy(() => model.stem(parameters, images)) : null;
  const augment = augmenter(shape.kind === 'pictures' ? views.augmentations : []);
  const compute = (rows: number): tf.Tensor => {
    if (what === 'query') return model.logits(parameters, some(rows), noDropout);
    if (what === 'stem') return model.stem(parameters, some(rows));
    if (!stem) return model.logits(parameters, augment(some(rows), 1, 0), dropout);
    const begun = tf.slice(
      stem,
      stem.shape.map(() => 0),
      [rows, ...stem.shape.slice(1)],
    );
    return model.fromStem(parameters, begun, dropout);
  };
  return {
    rows: ASKED,
    run: (rows) => tf.tidy(() => void compute(rows)),
    dispose: () => tf.dispose([images, ...parameters, ...(stem ? [stem] : [])]),
  };
}

function contrast({ contrastive, features }: Experiment, { classes }: DataShape): Training {
  const width = featureCount(features, classes);
  const rows = contrastive.batchSize;
  const views = tf.fill<tf.Rank.R2>([2 * rows, width], 0.5);
  const [encoder, projection] = [filled(encoderShapes(width)), filled(projectionShapes())];
  const step = contrastiveStep({ ...contrastive, rows: views, encoder, projection });
  return { ...stepping(rows, step, [views]), run: (pairs) => step.step(upTo(2 * pairs)).dispose() };
}

/** A frame of what the encoder sees: the examples' embeddings, and their principal plane. */
function framing({ dataset, features }: Experiment, { classes }: DataShape): Training {
  const width = featureCount(features, classes);
  const rows = framedCount(dataset.membersPerModel);
  const seen = tf.fill<tf.Rank.R2>([rows, width], 0.5);
  const encoder = filled(encoderShapes(width));
  const random = randomStream(0, 'embeddings to be measured on');
  const embeddings = Float32Array.from({ length: rows * EMBEDDING }, () => random.float());
  return {
    rows,
    run(count) {
      tf.tidy(() => void encode(tf.slice2d(seen, [0, 0], [count, width]), encoder));
      principalPlane(embeddings.subarray(0, count * EMBEDDING), EMBEDDING);
    },
    dispose: () => tf.dispose([seen, ...encoder]),
  };
}

/** @param inputs width of a row @param trained whether an encoder is trained beneath the head */
function heading(
  { head: { batchSize, learningRate } }: Experiment,
  inputs: number,
  trained: boolean,
): Training {
  const rows = tf.fill<tf.Rank.R2>([batchSize, inputs], 0.5);
  const truths = tf.zeros<tf.Rank.R2>([batchSize, 1]);
  const encoder = trained ? filled(encoderShapes(inputs)) : [];
  const head = filled(headShapes(trained ? EMBEDDING : inputs));
  return stepping(batchSize, headStep({ rows, truths, encoder, head, learningRate }), [rows, truths]);
}

interface KindOfWork {
  /** Seconds that measuring it may take in all. Small ones take far less: together it is about one and a half. Our choice. */
  readonly budget: number;
  /** Rows of a full batch, which its cost is told for; none: it is told for one example. */
  batch?(experiment: Experiment): number;
  /** Makes ready for it. What it holds goes when it is disposed of. */
  prepare(shape: DataShape, experiment: Experiment): Training;
}

const classifierBatch = ({ target }: Experiment) => target.batchSize;
const headBatch = ({ head }: Experiment) => head.batchSize;

/** What stages count their work in. */
const KINDS_OF_WORK = {
  target: {
    budget: 0.35,
    batch: classifierBatch,
    prepare: (shape, experiment) => training(shape, experiment, 'target'),
  },
  shadow: {
    budget: 0.35,
    batch: classifierBatch,
    prepare: (shape, experiment) => training(shape, experiment, 'shadow'),
  },
  query: { budget: 0.15, prepare: (shape, experiment) => asking(shape, experiment, 'query') },
  stem: { budget: 0.1, prepare: (shape, experiment) => asking(shape, experiment, 'stem') },
  pass: { budget: 0.2, prepare: (shape, experiment) => asking(shape, experiment, 'pass') },
  contrastive: {
    budget: 0.4,
    batch: ({ contrastive }) => contrastive.batchSize,
    prepare: (shape, experiment) => contrast(experiment, shape),
  },
  frame: {
    budget: 0.1,
    batch: ({ dataset }) => framedCount(dataset.membersPerModel),
    prepare: (shape, experiment) => framing(experiment, shape),
  },
  frozenHead: {
    budget: 0.15,
    batch: headBatch,
    prepare: (_, experiment) => heading(experiment, EMBEDDING, false),
  },
  trainedHead: {
    budget: 0.15,
    batch: headBatch,
    prepare: ({ classes }, experiment) =>
      heading(experiment, featureCount(experiment.features, classes), true),
  },
  blindHead: {
    budget: 0.2,
    batch: headBatch,
    prepare: (shape, experiment) => heading(experiment, exampleSize(shape), false),
  },
} as const satisfies Readonly<Record<string, KindOfWork>>;
export type Kind = keyof typeof KINDS_OF_WORK;

export const KINDS = Object.keys(KINDS_OF_WORK) as readonly Kind[];

export function kindOfWork(kind: Kind): KindOfWork {
  return KINDS_OF_WORK[kind];
}
