import type { TermId } from './terms.ts';

/** Which card explains a knob, by its path; most are said whole in their line. */
const KNOB_TERMS: Readonly<Partial<Record<string, TermId>>> = {
  'dataset.name': 'data',
  'dataset.membersPerModel': 'membersPerModel',
  'dataset.labelNoise': 'labelNoise',
  'target.epochs': 'epoch',
  'target.augment': 'augmentation',
  'shadow.dropoutRate': 'dropoutRate',
  'views.source': 'views',
  'views.augmentations': 'augmentation',
  'views.count': 'views',
  features: 'features',
  'contrastive.temperature': 'temperature',
  'contrastive.batchSize': 'positivePair',
  'contrastive.symmetric': 'contrastiveLoss',
  'head.labelFraction.members': 'labelFraction',
  'head.labelSource': 'labelled',
  'head.steps': 'head',
  'references.count': 'referenceModels',
  'references.variance': 'lira',
  seed: 'seed',
};

export const knobTerm = (path: string): TermId | undefined => KNOB_TERMS[path];
