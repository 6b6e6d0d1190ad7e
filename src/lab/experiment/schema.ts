/**
 * The table of every knob: one declaration drives the reading and writing of share links, the command line's --set,
 * the controls of the page and the provenance tags.
 */
import {
  ARCHITECTURES,
  ATTACKS,
  AUGMENTATIONS,
  DATASETS,
  FEATURES,
  INITIALISATIONS,
  LABEL_SOURCES,
  OPTIMIZERS,
  SCHEDULES,
  VARIANCE_RULES,
  VIEW_SOURCES,
} from './experiment.ts';

/** Where a default comes from: the paper, or us. */
export type Provenance = 'published' | 'our choice';

interface FieldBase {
  readonly path: string;
  readonly tag: Provenance;
  /** The published best value, where the paper names one. */
  readonly published?: number | string;
}

export interface NumberField extends FieldBase {
  readonly kind: 'number' | 'integer';
  readonly min: number;
  readonly max: number;
  /** A null value is allowed and written as this word. */
  readonly none?: string;
  readonly even?: boolean;
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly string[];
}

export interface FlagField extends FieldBase {
  readonly kind: 'flag';
}

export interface ListField extends FieldBase {
  readonly kind: 'list';
  readonly options: readonly string[];
  /** Always part of the list. */
  readonly required?: string;
}

/** The digits of a checksum. */
export interface DigestField extends FieldBase {
  readonly kind: 'digest';
  readonly digits: number;
}

export type Field = NumberField | ChoiceField | FlagField | ListField | DigestField;

const ours = 'our choice' as const;

export const FIELDS: readonly Field[] = [
  { path: 'dataset.name', kind: 'choice', options: DATASETS, tag: ours },
  { path: 'dataset.content', kind: 'digest', digits: 16, tag: ours },
  { path: 'dataset.membersPerModel', kind: 'integer', min: 40, max: 15000, tag: ours },
  { path: 'dataset.labelNoise', kind: 'number', min: 0, max: 0.9, tag: ours },
  { path: 'target.architecture', kind: 'choice', options: ARCHITECTURES, tag: ours },
  { path: 'target.width', kind: 'number', min: 0.125, max: 4, tag: ours },
  { path: 'target.epochs', kind: 'integer', min: 1, max: 500, tag: ours },
  { path: 'target.batchSize', kind: 'integer', min: 1, max: 1024, tag: ours },
  { path: 'target.learningRate', kind: 'number', min: 1e-6, max: 1, tag: ours },
  { path: 'target.optimizer', kind: 'choice', options: OPTIMIZERS, tag: ours },
  { path: 'target.momentum', kind: 'number', min: 0, max: 0.99, tag: ours },
  { path: 'target.weightDecay', kind: 'number', min: 0, max: 0.1, tag: ours },
  { path: 'target.schedule', kind: 'choice', options: SCHEDULES, tag: ours },
  { path: 'target.initialisation', kind: 'choice', options: INITIALISATIONS, tag: ours },
  { path: 'target.augment', kind: 'flag', tag: ours },
  { path: 'shadow.dropoutRate', kind: 'number', min: 0, max: 0.7, tag: 'published', published: 0.1 },
  { path: 'views.source', kind: 'choice', options: VIEW_SOURCES, tag: ours },
  { path: 'views.augmentations', kind: 'list', options: AUGMENTATIONS, tag: ours },
  { path: 'views.count', kind: 'integer', min: 2, max: 32, tag: ours },
  { path: 'views.firstRate', kind: 'number', min: 0, max: 0.7, none: 'shadow', tag: ours },
  { path: 'views.secondRate', kind: 'number', min: 0, max: 0.7, none: 'shadow', tag: ours },
  { path: 'features', kind: 'choice', options: FEATURES, tag: ours },
  { path: 'contrastive.temperature', kind: 'number', min: 0.01, max: 1, tag: 'published', published: 0.05 },
  { path: 'contrastive.epochs', kind: 'integer', min: 1, max: 400, tag: ours },
  { path: 'contrastive.batchSize', kind: 'integer', min: 4, max: 1024, tag: ours },
  { path: 'contrastive.learningRate', kind: 'number', min: 1e-6, max: 1, tag: ours },
  { path: 'contrastive.symmetric', kind: 'flag', tag: ours },
  { path: 'head.labelFraction.members', kind: 'number', min: 0.005, max: 1, tag: ours },
  { path: 'head.labelFraction.nonMembers', kind: 'number', min: 0.005, max: 1, tag: ours },
  { path: 'head.labelSource', kind: 'choice', options: LABEL_SOURCES, tag: ours },
  { path: 'head.steps', kind: 'integer', min: 1, max: 5000, tag: ours },
  { path: 'head.batchSize', kind: 'integer', min: 1, max: 1024, tag: ours },
  { path: 'head.learningRate', kind: 'number', min: 1e-6, max: 1, tag: ours },
  { path: 'references.count', kind: 'integer', min: 4, max: 256, even: true, tag: ours },
  { path: 'references.variance', kind: 'choice', options: VARIANCE_RULES, tag: ours },
  { path: 'references.gamma', kind: 'number', min: 1, max: 100, tag: ours },
  { path: 'references.a', kind: 'number', min: 0, max: 1, tag: ours },
  { path: 'attacks', kind: 'list', options: ATTACKS, required: 'clmia', tag: ours },
  { path: 'seed', kind: 'integer', min: 0, max: 2147483647, tag: ours },
];

const byPath = new Map(FIELDS.map((field) => [field.path, field]));

/** @throws Error for a path that no field has. */
export function fieldAt(path: string): Field {
  const field = byPath.get(path);
  if (!field) throw new Error(`no field ${path}`);
  return field;
}

/** The leaves that a path names: itself, or every field of a group (`head.labelFraction`). Empty: unknown path. */
export function fieldsUnder(path: string): readonly Field[] {
  const exact = byPath.get(path);
  return exact ? [exact] : FIELDS.filter((field) => field.path.startsWith(`${path}.`));
}

/** What a field accepts, in words. */
export function allowedText(field: Field): string {
  switch (field.kind) {
    case 'integer':
      return `${field.even ? 'an even' : 'a whole'} number from ${field.min} to ${field.max}`;
    case 'number':
      return `a number from ${field.min} to ${field.max}${field.none ? `, or ${field.none}` : ''}`;
    case 'choice':
      return field.options.join(', ');
    case 'flag':
      return 'true or false';
    case 'list':
      return `a comma-separated list of ${field.options.join(', ')}${field.required ? `, with ${field.required} among them` : ''}`;
    case 'digest':
      return `nothing, or ${field.digits} digits 0-9 a-f`;
  }
}
