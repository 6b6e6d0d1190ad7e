/** Which settings the drawer shows, in which groups. */
import { type AttackName, type Experiment, REFERENCE_ATTACKS } from '../../lab/experiment/experiment.ts';
import { text } from '../texts.ts';

export interface SettingGroup {
  readonly title: string;
  readonly paths: readonly string[];
}

const { groups } = text.settings;

export const SETTING_GROUPS: readonly SettingGroup[] = [
  { title: groups.data, paths: ['dataset.name', 'dataset.membersPerModel', 'dataset.labelNoise', 'seed'] },
  {
    title: groups.models,
    paths: [
      'target.architecture',
      'target.width',
      'target.epochs',
      'target.batchSize',
      'target.optimizer',
      'target.learningRate',
      'target.momentum',
      'target.schedule',
      'target.weightDecay',
      'target.initialisation',
      'target.augment',
    ],
  },
  {
    title: groups.views,
    paths: [
      'views.source',
      'views.augmentations',
      'views.count',
      'views.firstRate',
      'views.secondRate',
      'features',
    ],
  },
  {
    title: groups.encoder,
    paths: [
      'contrastive.epochs',
      'contrastive.batchSize',
      'contrastive.learningRate',
      'contrastive.symmetric',
    ],
  },
  { title: groups.head, paths: ['head.labelSource', 'head.steps', 'head.batchSize', 'head.learningRate'] },
];

/** Under the attacks that need them. */
export const REFERENCE_SETTINGS: SettingGroup = {
  title: groups.references,
  paths: ['references.count', 'references.variance', 'references.gamma', 'references.a'],
};

const anyOf =
  (...names: readonly AttackName[]) =>
  ({ attacks }: Experiment) =>
    names.some((name) => attacks.includes(name));

const ONLY_IF: Readonly<Record<string, (experiment: Experiment) => boolean>> = {
  'target.momentum': ({ target }) => target.optimizer === 'sgd',
  'views.augmentations': ({ views }) => views.source !== 'dropout',
  'views.firstRate': ({ views }) => views.source !== 'augmentation',
  'views.secondRate': ({ views }) => views.source !== 'augmentation',
  'references.count': anyOf(...REFERENCE_ATTACKS),
  'references.variance': anyOf('lira-online', 'lira-offline'),
  'references.gamma': anyOf('rmia-online', 'rmia-offline'),
  'references.a': anyOf('rmia-offline'),
};

/** Those that change something with the experiment's other settings. */
export function effective({ paths }: SettingGroup, experiment: Experiment): readonly string[] {
  return paths.filter((path) => ONLY_IF[path]?.(experiment) ?? true);
}
