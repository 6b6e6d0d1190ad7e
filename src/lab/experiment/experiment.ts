/**
 * The experiment: one plain value that holds everything a run depends on. The sliders, the share link and the command
 * line all edit it; the pipeline recomputes only the stages whose part of it changed.
 */

export const FEATURES = ['posterior', 'sorted', 'log-sorted', 'log-sorted+label'] as const;
export type Features = (typeof FEATURES)[number];

export const ARCHITECTURES = ['cnn', 'vgg19', 'resnet18', 'mlp'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

export const OPTIMIZERS = ['adam', 'sgd'] as const;
export type Optimizer = (typeof OPTIMIZERS)[number];

export const SCHEDULES = ['constant', 'cosine'] as const;
export type Schedule = (typeof SCHEDULES)[number];

/** How weights begin: uniform within 1/sqrt(fan-in), or normal with variance 2/fan-in (He et al. 2015). */
export const INITIALISATIONS = ['uniform', 'he'] as const;
export type Initialisation = (typeof INITIALISATIONS)[number];

/** What makes two views of an example differ. */
export const VIEW_SOURCES = ['dropout', 'augmentation', 'both'] as const;
export type ViewSource = (typeof VIEW_SOURCES)[number];

export const AUGMENTATIONS = ['crop', 'flip', 'rotation', 'colour'] as const;
export type Augmentation = (typeof AUGMENTATIONS)[number];

export const DATASETS = [
  'fashion-mnist',
  'cifar-10',
  'cifar-100',
  'cifar-100-coarse',
  'stl-10',
  'stl-10-96',
  'synthetic-purchases',
  'synthetic-texts',
  'own-pictures',
  'own-table',
  'own-texts',
] as const;
export type DatasetName = (typeof DATASETS)[number];

export const LABEL_SOURCES = ['target', 'shadow'] as const;
export type LabelSource = (typeof LABEL_SOURCES)[number];

/** CLMIA, the controls that make its claim honest, and the score attacks, in the order in which they are explained. */
export const ATTACKS = [
  'clmia',
  'random-encoder',
  'supervised',
  'fine-tuned',
  'blind',
  'correctness',
  'loss',
  'confidence',
  'entropy',
  'modified-entropy',
  'shokri',
  'salem',
  'label-only',
  'blindmi',
  'lira-online',
  'lira-offline',
  'rmia-online',
  'rmia-offline',
] as const;
export type AttackName = (typeof ATTACKS)[number];

/** CLMIA and its controls: what the fraction of known labels changes. */
export const LABELLED_ATTACKS: readonly AttackName[] = [
  'clmia',
  'random-encoder',
  'supervised',
  'fine-tuned',
  'blind',
];

/** The attacks that compare the target with K reference models. */
export const REFERENCE_ATTACKS: readonly AttackName[] = [
  'lira-online',
  'lira-offline',
  'rmia-online',
  'rmia-offline',
];

/** Chosen unless the person says otherwise: what asks the models nothing more than CLMIA does. */
const QUICK_ATTACKS = ATTACKS.filter(
  (name) => !REFERENCE_ATTACKS.includes(name) && name !== 'label-only' && name !== 'blindmi',
);

export const VARIANCE_RULES = ['fixed', 'per-example'] as const;

/** What tells a dataset from every other. */
export type DataId = Pick<Experiment['dataset'], 'name' | 'content'>;

export interface Experiment {
  readonly dataset: {
    readonly name: DatasetName;
    /** Which version of it: the first digits of its checksum; empty for a set that can only be one. */
    readonly content: string;
    /** n, the size of each of the four sets. */
    readonly membersPerModel: number;
    /** Share of the training labels of both sides that is replaced before the split. */
    readonly labelNoise: number;
  };
  readonly target: {
    readonly architecture: Architecture;
    readonly width: number;
    readonly epochs: number;
    readonly batchSize: number;
    readonly learningRate: number;
    readonly optimizer: Optimizer;
    /** Of SGD. */
    readonly momentum: number;
    /** What is added to the gradient per unit of each parameter, by either optimiser. */
    readonly weightDecay: number;
    readonly schedule: Schedule;
    readonly initialisation: Initialisation;
    /** Whether every batch is randomly cropped and flipped. */
    readonly augment: boolean;
  };
  readonly shadow: { readonly dropoutRate: number };
  readonly views: {
    readonly source: ViewSource;
    readonly augmentations: readonly Augmentation[];
    /** V, the number of dropout passes kept per example. */
    readonly count: number;
    /** Dropout rate of the first (second) view of a pair; null: the shadow's own rate. */
    readonly firstRate: number | null;
    readonly secondRate: number | null;
  };
  readonly features: Features;
  readonly contrastive: {
    readonly temperature: number;
    readonly epochs: number;
    readonly batchSize: number;
    readonly learningRate: number;
    readonly symmetric: boolean;
  };
  readonly head: {
    readonly labelFraction: { readonly members: number; readonly nonMembers: number };
    readonly labelSource: LabelSource;
    readonly steps: number;
    readonly batchSize: number;
    readonly learningRate: number;
  };
  readonly references: {
    /** K, even: every example of the target is inside half of them. */
    readonly count: number;
    /** LiRA: one variance for all examples, or one for each. */
    readonly variance: (typeof VARIANCE_RULES)[number];
    /** RMIA: how much more likely an example must be made than those of the population. */
    readonly gamma: number;
    /** RMIA offline: a of p(x) = ((1 + a) mean + (1 - a)) / 2. */
    readonly a: number;
  };
  readonly attacks: readonly AttackName[];
  readonly seed: number;
}

export const DEFAULT_EXPERIMENT: Experiment = {
  dataset: { name: 'fashion-mnist', content: '', membersPerModel: 400, labelNoise: 0 },
  target: {
    architecture: 'cnn',
    width: 1,
    epochs: 100,
    batchSize: 64,
    learningRate: 1e-3,
    optimizer: 'adam',
    momentum: 0.9,
    weightDecay: 0,
    schedule: 'constant',
    initialisation: 'uniform',
    augment: false,
  },
  shadow: { dropoutRate: 0.1 },
  views: {
    source: 'dropout',
    augmentations: ['crop', 'flip'],
    count: 8,
    firstRate: null,
    secondRate: null,
  },
  features: 'log-sorted+label',
  contrastive: { temperature: 0.05, epochs: 40, batchSize: 256, learningRate: 1e-3, symmetric: false },
  head: {
    labelFraction: { members: 0.1, nonMembers: 0.1 },
    labelSource: 'target',
    steps: 500,
    batchSize: 64,
    learningRate: 1e-3,
  },
  references: { count: 16, variance: 'fixed', gamma: 2, a: 0.33 },
  attacks: QUICK_ATTACKS,
  seed: 7,
};
