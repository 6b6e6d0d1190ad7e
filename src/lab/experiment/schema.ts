/**
 * Every knob of the experiment, declared once; its words stand at the same path of `knobTexts.ts`. The nesting is the
 * experiment's own, a knob's path (`target.width`) is its place in it, and the order is that of links, reports and the drawer.
 */
import { ATTACK_NAMES, attacksReading, DEFAULT_ATTACKS } from '../attacks/catalogue.ts';
import { DATASET_NAMES } from '../data/catalogue.ts';
import { ARCHITECTURE_NAMES } from '../models/catalogue.ts';
import { choice, digest, flag, integer, list, number, optionalNumber } from './knob.ts';

export const SCHEMA = {
  dataset: {
    name: choice(DATASET_NAMES, {
      default: 'fashion-mnist',
      group: 'data',
    }),
    /** Which version of it: the first digits of its checksum; empty for a set that can only be one. */
    content: digest({ digits: 16 }),
    /** n, the size of each of the four sets. */
    membersPerModel: integer({
      default: 400,
      min: 40,
      max: 15000,
      group: 'data',
    }),
    labelNoise: number({
      default: 0,
      min: 0,
      max: 0.9,
      unit: 'share',
      slider: { place: 1, symbol: 'η', scale: 'linear', step: 0.01 },
    }),
  },
  target: {
    architecture: choice(ARCHITECTURE_NAMES, {
      default: 'cnn',
      group: 'models',
      withoutPictures: 'mlp',
    }),
    width: number({
      default: 1,
      min: 0.125,
      max: 4,
      group: 'models',
    }),
    epochs: integer({
      default: 100,
      min: 1,
      max: 500,
      group: 'models',
    }),
    batchSize: integer({ default: 64, min: 1, max: 1024, group: 'models' }),
    learningRate: number({
      default: 1e-3,
      min: 1e-6,
      max: 1,
      group: 'models',
    }),
    optimizer: choice(['adam', 'sgd'], { default: 'adam', group: 'models' }),
    momentum: number({
      default: 0.9,
      min: 0,
      max: 0.99,
      group: 'models',
      matters: { 'target.optimizer': ['sgd'] },
    }),
    /** What is added to the gradient per unit of each parameter, by either optimiser. */
    weightDecay: number({
      default: 0,
      min: 0,
      max: 0.1,
      group: 'models',
    }),
    schedule: choice(['constant', 'cosine'], {
      default: 'constant',
      group: 'models',
    }),
    /** Uniform within 1/sqrt(fan-in), or normal with variance 2/fan-in (He et al. 2015). */
    initialisation: choice(['uniform', 'he'], {
      default: 'uniform',
      group: 'models',
    }),
    augment: flag({
      default: false,
      group: 'models',
      withoutPictures: false,
    }),
  },
  shadow: {
    dropoutRate: number({
      default: 0.1,
      min: 0,
      max: 0.7,
      slider: { place: 3, symbol: 'p', scale: 'linear', step: 0.01 },
      tag: 'published',
      published: 0.1,
    }),
  },
  views: {
    source: choice(['dropout', 'augmentation', 'both'], {
      default: 'dropout',
      group: 'views',
      withoutPictures: 'dropout',
    }),
    augmentations: list(['crop', 'flip', 'rotation', 'colour'], {
      default: ['crop', 'flip'],
      group: 'views',
      matters: { 'views.source': ['augmentation', 'both'] },
    }),
    /** V, the number of passes kept per example. */
    count: integer({
      default: 8,
      min: 2,
      max: 32,
      group: 'views',
    }),
    /** Dropout rate of the first (second) view of a pair; null: the shadow's own rate. */
    firstRate: optionalNumber({
      default: null,
      none: 'shadow',
      min: 0,
      max: 0.7,
      group: 'views',
      matters: { 'views.source': ['dropout', 'both'] },
    }),
    secondRate: optionalNumber({
      default: null,
      none: 'shadow',
      min: 0,
      max: 0.7,
      group: 'views',
      matters: { 'views.source': ['dropout', 'both'] },
    }),
  },
  features: choice(['posterior', 'sorted', 'log-sorted', 'log-sorted+label'], {
    default: 'log-sorted+label',
    group: 'views',
  }),
  contrastive: {
    temperature: number({
      default: 0.05,
      min: 0.01,
      max: 1,
      slider: { place: 2, symbol: 'τ', scale: 'log' },
      tag: 'published',
      published: 0.05,
    }),
    epochs: integer({ default: 40, min: 1, max: 400, group: 'encoder' }),
    batchSize: integer({
      default: 256,
      min: 4,
      max: 1024,
      group: 'encoder',
    }),
    learningRate: number({
      default: 1e-3,
      min: 1e-6,
      max: 1,
      group: 'encoder',
    }),
    symmetric: flag({
      default: false,
      group: 'encoder',
    }),
  },
  head: {
    labelFraction: {
      members: number({
        default: 0.1,
        min: 0.005,
        max: 1,
        unit: 'share',
        slider: { place: 4, symbol: 'f', scale: 'log' },
      }),
      nonMembers: number({
        default: 0.1,
        min: 0.005,
        max: 1,
        unit: 'share',
        slider: { place: 4, symbol: 'f', scale: 'log' },
      }),
    },
    labelSource: choice(['target', 'shadow'], {
      default: 'target',
      group: 'head',
    }),
    steps: integer({ default: 500, min: 1, max: 5000, group: 'head' }),
    batchSize: integer({ default: 64, min: 1, max: 1024, group: 'head' }),
    learningRate: number({
      default: 1e-3,
      min: 1e-6,
      max: 1,
      group: 'head',
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
      matters: { attacks: attacksReading('references.count') },
    }),
    variance: choice(['fixed', 'per-example'], {
      default: 'fixed',
      group: 'referenceModels',
      matters: { attacks: attacksReading('references.variance') },
    }),
    gamma: number({
      default: 2,
      min: 1,
      max: 100,
      group: 'referenceModels',
      matters: { attacks: attacksReading('references.gamma') },
    }),
    /** a of p(x) = ((1 + a) mean + (1 - a)) / 2. */
    a: number({
      default: 0.33,
      min: 0,
      max: 1,
      group: 'referenceModels',
      matters: { attacks: attacksReading('references.a') },
    }),
  },
  attacks: list(ATTACK_NAMES, {
    default: DEFAULT_ATTACKS,
    required: 'clmia',
  }),
  seed: integer({
    default: 7,
    min: 0,
    max: 2147483647,
    group: 'data',
  }),
} as const;
