/**
 * How each knob is called and explained, at the knob's own path; a knob or an option without words does not compile. Apart
 * from the schema, since what trains has no use for words.
 */

import { inLanguage } from '../../language/inLanguage.ts';
import { ATTACK_TITLES } from '../attacks/catalogue.ts';
import { CATALOGUE, type DatasetName } from '../data/catalogue.ts';
import { ARCHITECTURE_TITLES } from '../models/catalogue.ts';
import type { AnyKnob, ChoiceKnob, ListKnob } from './knob.ts';
import type { SCHEMA } from './schema.ts';

export interface KnobTexts<Option extends string = string> {
  /** `{one}`, `{many}` and `{Many}` stand for what the chosen data's examples are called. */
  readonly label: string;
  readonly hint?: string;
  /** How each option is called. */
  readonly options?: Readonly<Record<Option, string>>;
}

type TextsOf<Declared> = Declared extends ChoiceKnob<infer Option> | ListKnob<infer Option>
  ? Required<Pick<KnobTexts<Option>, 'options'>> & KnobTexts<Option>
  : Declared extends AnyKnob
    ? KnobTexts<never>
    : { readonly [Key in keyof Declared]: TextsOf<Declared[Key]> };

const DATASET_TITLES = Object.fromEntries(CATALOGUE.map(({ name, title }) => [name, title])) as Record<
  DatasetName,
  string
>;

export const KNOB_TEXTS = inLanguage('experiment', {
  dataset: {
    name: { label: 'Dataset', hint: 'Those that can be used now.', options: DATASET_TITLES },
    content: { label: 'Version of the dataset' },
    membersPerModel: { label: '{Many} per set', hint: 'n: fewer {many} are easier to remember.' },
    labelNoise: {
      label: 'Label noise',
      hint: 'Share of labels replaced at random before the split: wrong ones can only be memorised.',
    },
  },
  target: {
    architecture: {
      label: 'Architecture',
      hint: 'The target’s and the shadow’s.',
      options: ARCHITECTURE_TITLES,
    },
    width: { label: 'Width', hint: 'Scales the channels of every layer.' },
    epochs: { label: 'Epochs', hint: 'Passes over the training {many}.' },
    batchSize: { label: 'Batch' },
    learningRate: { label: 'Learning rate', hint: 'Of the optimiser; SGD needs a larger one than Adam.' },
    optimizer: {
      label: 'Optimiser',
      hint: 'Of the target and the shadow.',
      options: { adam: 'Adam', sgd: 'SGD' },
    },
    momentum: { label: 'Momentum', hint: 'Of SGD: how much of the last step is kept.' },
    weightDecay: { label: 'Weight decay', hint: 'Pulls every weight towards 0: less is remembered.' },
    schedule: {
      label: 'Schedule',
      hint: 'How the learning rate goes on over the epochs.',
      options: { constant: 'constant', cosine: 'cosine, down to 0' },
    },
    initialisation: {
      label: 'First weights',
      hint: 'How the weights are drawn before training.',
      options: { uniform: 'uniform, within 1/√fan-in', he: 'normal, variance 2/fan-in (He)' },
    },
    augment: {
      label: 'Augment in training',
      hint: 'Every batch is cropped and flipped at random: less is remembered.',
    },
  },
  shadow: {
    dropoutRate: { label: 'Dropout rate', hint: 'How different two looks at one {one} are.' },
  },
  views: {
    source: {
      label: 'Views differ by',
      hint: 'What makes two looks at one {one} differ.',
      options: { dropout: 'dropout', augmentation: 'augmentation', both: 'both' },
    },
    augmentations: {
      label: 'Augmentations of views',
      hint: 'At least one.',
      options: { crop: 'Crop', flip: 'Flip', rotation: 'Rotation', colour: 'Colour' },
    },
    count: { label: 'Views per {one}', hint: 'V: passes kept of each {one}.' },
    firstRate: { label: 'Dropout of first views' },
    secondRate: { label: 'Dropout of second views' },
  },
  features: {
    label: 'Features',
    hint: 'What the encoder reads of a posterior.',
    options: {
      posterior: 'raw posteriors',
      sorted: 'sorted posteriors',
      'log-sorted': 'sorted log-posteriors',
      'log-sorted+label': 'sorted log-posteriors and the true label’s',
    },
  },
  contrastive: {
    temperature: {
      label: 'Temperature',
      hint: 'Small τ: each {one} is pushed away from those most like it above all.',
    },
    epochs: { label: 'Contrastive epochs' },
    batchSize: { label: 'Contrastive batch', hint: 'B: each view has B − 1 negatives.' },
    learningRate: { label: 'Encoder’s learning rate' },
    symmetric: { label: 'Symmetric loss (NT-Xent over 2B)', hint: 'SimCLR’s form instead of SimCSE’s.' },
  },
  head: {
    labelFraction: {
      members: { label: 'Members known' },
      nonMembers: { label: 'Non-members known' },
    },
    labelSource: {
      label: 'Known memberships come from',
      hint: 'The target’s few known examples, or the attacker’s own shadow.',
      options: { target: 'the target’s known examples', shadow: 'the shadow' },
    },
    steps: { label: 'Head steps' },
    batchSize: { label: 'Head batch' },
    learningRate: { label: 'Head’s learning rate' },
  },
  references: {
    count: { label: 'Reference models', hint: 'K: each is trained on half of all {many}.' },
    variance: {
      label: 'Variance of LiRA',
      options: { fixed: 'one for all examples', 'per-example': 'one for each example' },
    },
    gamma: {
      label: 'γ of RMIA',
      hint: 'How many times likelier the model must make a {one} than one of the population.',
    },
    a: { label: 'a of RMIA offline', hint: 'How far the mean over models without an example is corrected.' },
  },
  attacks: { label: 'Attacks and controls', hint: 'CLMIA is always among them.', options: ATTACK_TITLES },
  seed: { label: 'Seed', hint: 'The same experiment, seed and engine give the same numbers, bit for bit.' },
} as const satisfies TextsOf<typeof SCHEMA>);

/** The words of the knob at a path. @throws Error for a path that no knob has */
export function knobTextsAt(path: string): KnobTexts {
  let at: unknown = KNOB_TEXTS;
  for (const part of path.split('.')) at = (at as Record<string, unknown> | undefined)?.[part];
  if (typeof (at as KnobTexts | undefined)?.label !== 'string') throw new Error(`no knob ${path}`);
  return at as KnobTexts;
}
