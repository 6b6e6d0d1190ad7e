/**
 * The stage graph: what each stage reads of the experiment and of the stages before it. Pure declarations, so that the
 * page can tell which stages a knob reruns without loading any tensor code.
 */

import { isLabelled, isNeeded } from '../attacks/catalogue.ts';
import type { Experiment } from '../experiment/experiment.ts';

export const STAGES = [
  'data',
  'split',
  'target',
  'shadow',
  'views',
  'information',
  'encoder',
  'head',
  'controls',
  'blind',
  'references',
  'population',
  'copies',
  'generated',
  'rivals',
  'scores',
  'report',
] as const;
export type StageName = (typeof STAGES)[number];

export interface StageDeclaration {
  readonly inputs: readonly StageName[];
  /** Stages that are only watched to draw progress: they must be finished, and never change the outcome or the key. */
  readonly watches?: readonly StageName[];
  /** The stage's own part of the experiment: everything it may read of it. */
  params(experiment: Experiment): unknown;
  /**
   * The stage is computed in so many parts that know nothing of each other, each remembered by itself: its output is the
   * list of theirs.
   */
  parts?(experiment: Experiment): number;
  /** What each part reads of the experiment, where that is less than the whole stage does. */
  partParams?(experiment: Experiment): object;
  /** Cheap stages are computed again instead of being stored. */
  readonly stored: boolean;
  /** Which engine trains it changes the last digits of its outcome; stages without tensors compute in float64. */
  readonly onEngine: boolean;
}

const head = ({ head: h, seed }: Experiment) => ({
  steps: h.steps,
  batchSize: h.batchSize,
  learningRate: h.learningRate,
  labelFraction: h.labelFraction,
  labelSource: h.labelSource,
  seed,
});

/** Only what matters: rates where dropout is active, augmentations where it is not alone. */
function viewSource(
  { source, augmentations, firstRate, secondRate }: Experiment['views'],
  { dropoutRate }: Experiment['shadow'],
) {
  const rates = source === 'augmentation' ? [0, 0] : [firstRate ?? dropoutRate, secondRate ?? dropoutRate];
  return source === 'dropout' ? { rates } : { rates, source, augmentations };
}

/** Momentum means nothing to Adam. */
function trainingOf({ momentum, ...target }: Experiment['target']) {
  return target.optimizer === 'sgd' ? { ...target, momentum } : target;
}

/** What it takes to ask a trained model. */
function modelOf({ target: { architecture, width } }: Experiment) {
  return { architecture, width };
}

/** How many reference models the chosen attacks ask for. */
export function referencesOf(experiment: Experiment): number {
  return isNeeded('referenceModels', experiment) ? experiment.references.count : 0;
}

export const STAGE_GRAPH: Readonly<Record<StageName, StageDeclaration>> = {
  data: {
    inputs: [],
    params: ({ dataset }) => ({ name: dataset.name, content: dataset.content }),
    stored: false,
    onEngine: false,
  },
  split: {
    inputs: ['data'],
    params: ({ dataset, seed }) => ({
      membersPerModel: dataset.membersPerModel,
      labelNoise: dataset.labelNoise,
      seed,
    }),
    stored: false,
    onEngine: false,
  },
  target: {
    inputs: ['data', 'split'],
    params: ({ target, seed }) => ({ ...trainingOf(target), seed }),
    stored: true,
    onEngine: true,
  },
  shadow: {
    inputs: ['data', 'split'],
    params: ({ target, shadow, seed }) => ({ ...trainingOf(target), ...shadow, seed }),
    stored: true,
    onEngine: true,
  },
  views: {
    inputs: ['data', 'split', 'shadow'],
    params: ({ views, shadow, target, seed }) => ({
      count: views.count,
      ...viewSource(views, shadow),
      architecture: target.architecture,
      width: target.width,
      seed,
    }),
    stored: true,
    onEngine: true,
  },
  information: {
    inputs: ['split', 'shadow', 'views'],
    params: ({ features }) => ({ features }),
    stored: true,
    onEngine: false,
  },
  encoder: {
    inputs: ['split', 'views'],
    watches: ['target'],
    params: ({ contrastive, features, seed }) => ({ ...contrastive, features, seed }),
    stored: true,
    onEngine: true,
  },
  head: {
    inputs: ['split', 'target', 'shadow', 'encoder'],
    params: (experiment) => ({
      ...head(experiment),
      features: experiment.features,
      fineTuned: experiment.attacks.includes('fine-tuned'),
    }),
    stored: true,
    onEngine: true,
  },
  controls: {
    inputs: ['split', 'target', 'shadow'],
    params: (experiment) => ({
      ...head(experiment),
      features: experiment.features,
      randomEncoder: experiment.attacks.includes('random-encoder'),
      supervised: experiment.attacks.includes('supervised'),
    }),
    stored: true,
    onEngine: true,
  },
  blind: {
    inputs: ['data', 'split'],
    params: (experiment) => ({ ...head(experiment), on: experiment.attacks.includes('blind') }),
    stored: true,
    onEngine: true,
  },
  references: {
    inputs: ['data', 'split'],
    params: (experiment) => ({
      ...trainingOf(experiment.target),
      count: referencesOf(experiment),
      seed: experiment.seed,
    }),
    parts: referencesOf,
    partParams: ({ target, seed }) => ({ ...trainingOf(target), seed }),
    stored: true,
    onEngine: true,
  },
  population: {
    inputs: ['data', 'split', 'target'],
    params: modelOf,
    parts: (experiment) => Math.min(1, referencesOf(experiment)),
    stored: true,
    onEngine: true,
  },
  copies: {
    inputs: ['data', 'split', 'target', 'shadow'],
    params: modelOf,
    parts: (experiment) => (isNeeded('augmentedQueries', experiment) ? 1 : 0),
    stored: true,
    onEngine: true,
  },
  generated: {
    inputs: ['data', 'split', 'target'],
    params: (experiment) => ({ ...modelOf(experiment), seed: experiment.seed }),
    parts: (experiment) => (isNeeded('generatedNonMembers', experiment) ? 1 : 0),
    stored: true,
    onEngine: true,
  },
  rivals: {
    inputs: ['split', 'target', 'shadow', 'references', 'population', 'copies', 'generated'],
    params: ({ attacks, seed, references: { count, ...options } }) => ({
      attacks: attacks.filter((name) => !isLabelled(name)),
      seed,
      ...(isNeeded('referenceModels', { attacks }) && { references: options }),
    }),
    stored: true,
    onEngine: false,
  },
  scores: {
    inputs: ['split', 'head', 'controls', 'blind', 'rivals'],
    params: ({ attacks }) => ({ attacks }),
    stored: true,
    onEngine: false,
  },
  report: {
    inputs: ['split', 'target', 'shadow', 'views', 'encoder', 'head', 'scores'],
    params: (experiment) => ({
      seed: experiment.seed,
      contrastive: experiment.contrastive,
    }),
    stored: true,
    onEngine: false,
  },
};

/** Whether a stage has nothing to do for an experiment. */
export function isIdle(name: StageName, experiment: Experiment): boolean {
  return STAGE_GRAPH[name].parts?.(experiment) === 0;
}

export function stagesInUse(experiment: Experiment): StageName[] {
  return STAGES.filter((name) => !isIdle(name, experiment));
}
