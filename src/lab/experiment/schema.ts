/**
 * Every knob of the experiment, declared once. The nesting is the experiment's own, a knob's path (`target.width`) is its place
 * in it, and the order is that of links, reports and the drawer.
 */
import { ATTACK_TITLES, attacksReading, DEFAULT_ATTACKS } from '../attacks/catalogue.ts';
import { DATASET_NAMES, type DatasetName } from '../data/catalogue.ts';
import { choice, digest, flag, integer, list, number, optionalNumber } from './knob.ts';

/** A menu of its own shows the datasets by title. */
const DATASET_LABELS = Object.fromEntries(DATASET_NAMES.map((name) => [name, name])) as Record<
  DatasetName,
  string
>;

export const SCHEMA = {
  dataset: {
    name: choice(DATASET_LABELS, {
      default: 'fashion-mnist',
      group: 'data',
      label: 'Dataset',
      hint: 'Those that can be used now.',
    }),
    /** Which version of it: the first digits of its checksum; empty for a set that can only be one. */
    content: digest({ digits: 16, label: 'Version of the dataset' }),
    /** n, the size of each of the four sets. */
    membersPerModel: integer({
      default: 400,
      min: 40,
      max: 15000,
      group: 'data',
      label: '{Many} per set',
      hint: 'n: fewer {many} are easier to remember.',
    }),
    labelNoise: number({
      default: 0,
      min: 0,
      max: 0.9,
      group: 'data',
      label: 'Label noise',
      hint: 'Share of labels replaced at random before the split: the memorisation dial.',
    }),
  },
  target: {
    architecture: choice(
      { cnn: 'CNN', vgg19: 'VGG-19', resnet18: 'ResNet-18', mlp: 'MLP' },
      {
        default: 'cnn',
        group: 'models',
        label: 'Architecture',
        hint: 'The target’s and the shadow’s.',
        withoutPictures: 'mlp',
      },
    ),
    width: number({
      default: 1,
      min: 0.125,
      max: 4,
      group: 'models',
      label: 'Width',
      hint: 'Scales the channels of every layer.',
    }),
    epochs: integer({
      default: 100,
      min: 1,
      max: 500,
      group: 'models',
      label: 'Epochs',
      hint: 'Passes over the training {many}.',
    }),
    batchSize: integer({ default: 64, min: 1, max: 1024, group: 'models', label: 'Batch' }),
    learningRate: number({
      default: 1e-3,
      min: 1e-6,
      max: 1,
      group: 'models',
      label: 'Learning rate',
      hint: 'Of the optimiser; SGD needs a larger one than Adam.',
    }),
    optimizer: choice(
      { adam: 'Adam', sgd: 'SGD' },
      { default: 'adam', group: 'models', label: 'Optimiser', hint: 'Of the target and the shadow.' },
    ),
    momentum: number({
      default: 0.9,
      min: 0,
      max: 0.99,
      group: 'models',
      label: 'Momentum',
      hint: 'Of SGD: how much of the last step is kept.',
      matters: { 'target.optimizer': ['sgd'] },
    }),
    /** What is added to the gradient per unit of each parameter, by either optimiser. */
    weightDecay: number({
      default: 0,
      min: 0,
      max: 0.1,
      group: 'models',
      label: 'Weight decay',
      hint: 'Pulls every weight towards 0: less is remembered.',
    }),
    schedule: choice(
      { constant: 'constant', cosine: 'cosine, down to 0' },
      {
        default: 'constant',
        group: 'models',
        label: 'Schedule',
        hint: 'How the learning rate goes on over the epochs.',
      },
    ),
    /** Uniform within 1/sqrt(fan-in), or normal with variance 2/fan-in (He et al. 2015). */
    initialisation: choice(
      { uniform: 'uniform, within 1/√fan-in', he: 'normal, variance 2/fan-in (He)' },
      {
        default: 'uniform',
        group: 'models',
        label: 'First weights',
        hint: 'How the weights are drawn before training.',
      },
    ),
    augment: flag({
      default: false,
      group: 'models',
      label: 'Augment in training',
      hint: 'Every batch is cropped and flipped at random: less is remembered.',
      withoutPictures: false,
    }),
  },
  shadow: {
    dropoutRate: number({
      default: 0.1,
      min: 0,
      max: 0.7,
      label: 'Dropout rate',
      hint: 'How different two looks at one example are.',
      slider: { place: 2, symbol: 'p', scale: 'linear', step: 0.01 },
      tag: 'published',
      published: 0.1,
    }),
  },
  views: {
    source: choice(
      { dropout: 'dropout', augmentation: 'augmentation', both: 'both' },
      {
        default: 'dropout',
        group: 'views',
        label: 'Views differ by',
        hint: 'What makes two looks at one example differ.',
        withoutPictures: 'dropout',
      },
    ),
    augmentations: list(
      { crop: 'Crop', flip: 'Flip', rotation: 'Rotation', colour: 'Colour' },
      {
        default: ['crop', 'flip'],
        group: 'views',
        label: 'Augmentations of views',
        hint: 'At least one.',
        matters: { 'views.source': ['augmentation', 'both'] },
      },
    ),
    /** V, the number of passes kept per example. */
    count: integer({
      default: 8,
      min: 2,
      max: 32,
      group: 'views',
      label: 'Views per {one}',
      hint: 'V: passes kept of each {one}.',
    }),
    /** Dropout rate of the first (second) view of a pair; null: the shadow's own rate. */
    firstRate: optionalNumber({
      default: null,
      none: 'shadow',
      min: 0,
      max: 0.7,
      group: 'views',
      label: 'Dropout of first views',
      matters: { 'views.source': ['dropout', 'both'] },
    }),
    secondRate: optionalNumber({
      default: null,
      none: 'shadow',
      min: 0,
      max: 0.7,
      group: 'views',
      label: 'Dropout of second views',
      matters: { 'views.source': ['dropout', 'both'] },
    }),
  },
  features: choice(
    {
      posterior: 'raw posteriors',
      sorted: 'sorted posteriors',
      'log-sorted': 'sorted log-posteriors',
      'log-sorted+label': 'sorted log-posteriors and the true label’s',
    },
    {
      default: 'log-sorted+label',
      group: 'views',
      label: 'Features',
      hint: 'What the encoder reads of a posterior.',
    },
  ),
  contrastive: {
    temperature: number({
      default: 0.05,
      min: 0.01,
      max: 1,
      label: 'Temperature',
      hint: 'Small τ: only the closest rivals push apart.',
      slider: { place: 1, symbol: 'τ', scale: 'log' },
      tag: 'published',
      published: 0.05,
    }),
    epochs: integer({ default: 40, min: 1, max: 400, group: 'encoder', label: 'Contrastive epochs' }),
    batchSize: integer({
      default: 256,
      min: 4,
      max: 1024,
      group: 'encoder',
      label: 'Contrastive batch',
      hint: 'B: each view has B − 1 rivals.',
    }),
    learningRate: number({
      default: 1e-3,
      min: 1e-6,
      max: 1,
      group: 'encoder',
      label: 'Encoder’s learning rate',
    }),
    symmetric: flag({
      default: false,
      group: 'encoder',
      label: 'Symmetric loss (NT-Xent over 2B)',
      hint: 'SimCLR’s form instead of SimCSE’s.',
    }),
  },
  head: {
    labelFraction: {
      members: number({
        default: 0.1,
        min: 0.005,
        max: 1,
        unit: 'share',
        label: 'Members known',
        slider: { place: 3, symbol: 'f', scale: 'log' },
      }),
      nonMembers: number({
        default: 0.1,
        min: 0.005,
        max: 1,
        unit: 'share',
        label: 'Non-members known',
        slider: { place: 3, symbol: 'f', scale: 'log' },
      }),
    },
    labelSource: choice(
      { target: 'the target’s known examples', shadow: 'the shadow' },
      {
        default: 'target',
        group: 'head',
        label: 'Labels come from',
        hint: 'The target’s few known examples, or the attacker’s own shadow.',
      },
    ),
    steps: integer({ default: 500, min: 1, max: 5000, group: 'head', label: 'Head steps' }),
    batchSize: integer({ default: 64, min: 1, max: 1024, group: 'head', label: 'Head batch' }),
    learningRate: number({
      default: 1e-3,
      min: 1e-6,
      max: 1,
      group: 'head',
      label: 'Head’s learning rate',
    }),
  },
  references: {
    /** K, even: every example of the target is inside half of them. */
    count: integer({
      default: 16,
      min: 4,
      max: 256,
      even: true,
      group: 'referenceModels',
      label: 'Reference models',
      hint: 'K: each is trained on half of all {many}.',
      matters: { attacks: attacksReading('references.count') },
    }),
    variance: choice(
      { fixed: 'one for all examples', 'per-example': 'one for each example' },
      {
        default: 'fixed',
        group: 'referenceModels',
        label: 'Variance of LiRA',
        matters: { attacks: attacksReading('references.variance') },
      },
    ),
    gamma: number({
      default: 2,
      min: 1,
      max: 100,
      group: 'referenceModels',
      label: 'γ of RMIA',
      hint: 'How many times likelier the model must make a {one} than one of the population.',
      matters: { attacks: attacksReading('references.gamma') },
    }),
    /** a of p(x) = ((1 + a) mean + (1 - a)) / 2. */
    a: number({
      default: 0.33,
      min: 0,
      max: 1,
      group: 'referenceModels',
      label: 'a of RMIA offline',
      hint: 'How far the mean over models without an example is corrected.',
      matters: { attacks: attacksReading('references.a') },
    }),
  },
  attacks: list(ATTACK_TITLES, {
    default: DEFAULT_ATTACKS,
    required: 'clmia',
    label: 'Attacks and controls',
    hint: 'CLMIA is always among them.',
  }),
  seed: integer({
    default: 7,
    min: 0,
    max: 2147483647,
    group: 'data',
    label: 'Seed',
    hint: 'The same experiment, seed and engine give the same numbers, bit for bit.',
  }),
} as const;
