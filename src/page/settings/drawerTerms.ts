import type { TermId } from '../glossary/terms.ts';

/** Which card explains a knob that has no slider, by its path; most are said whole in their line. */
export const DRAWER_TERMS: Readonly<Partial<Record<string, TermId>>> = {
  'dataset.name': 'data',
  'dataset.membersPerModel': 'membersPerModel',
  'target.epochs': 'epoch',
  'target.augment': 'augmentation',
  'views.source': 'views',
  'views.augmentations': 'augmentation',
  'views.count': 'views',
  features: 'features',
  'contrastive.batchSize': 'positivePair',
  'contrastive.symmetric': 'contrastiveLoss',
  'head.labelSource': 'labelled',
  'head.steps': 'head',
  'references.count': 'referenceModels',
  'references.variance': 'lira',
  seed: 'seed',
};
