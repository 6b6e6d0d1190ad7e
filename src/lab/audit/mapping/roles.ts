/**
 * What an audit reads of a file, by role, and the names by which columns and arrays are taken for it. Names differ in case,
 * blanks and underscores only: `is_member`, `isMember` and `Is member` are one.
 */

export const ARRAY_NAMES = [
  'posteriors',
  'logits',
  'labels',
  'members',
  'shadow_posteriors',
  'shadow_logits',
  'shadow_members',
  'population_posteriors',
  'population_logits',
  'population_labels',
  'shadow_population_posteriors',
  'shadow_population_logits',
  'views',
] as const;
export type ArrayName = (typeof ARRAY_NAMES)[number];

/** The arrays, and what else a file may say: the classes' names in the order of the outputs, and each example's id. */
export const ROLES = [...ARRAY_NAMES, 'classes', 'ids'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Which column or array is taken for which role. A list of names is one array made of them: the outputs of class 0, 1, ….
 * `classes` is a list of class names, or the array that holds them. An empty list leaves a role out.
 */
export type Mapping = { readonly [Name in Role]?: string | readonly string[] };

export const namesOf = (names: string | readonly string[] | undefined): readonly string[] =>
  names === undefined ? [] : typeof names === 'string' ? [names] : names;

const LISTED = 4;

/** `p0, p1, ... p9`, role by role, of those that are called otherwise than the audit calls them. */
export function takenFor(mapping: Mapping): readonly (readonly [role: Role, names: string])[] {
  return ROLES.flatMap((role) => {
    const names = namesOf(mapping[role]);
    if (names.length === 0 || (names.length === 1 && names[0] === role)) return [];
    const shown = names.length > LISTED ? [...names.slice(0, LISTED - 1), `... ${names.at(-1)}`] : names;
    return [[role, shown.join(', ')] as const];
  });
}

/** Whose outputs: the audited model's, the shadow models', either's to the population. */
export const SIDES = ['', 'shadow_', 'population_', 'shadow_population_'] as const;
export type Side = (typeof SIDES)[number];

/** `outputs` may be posteriors or logits: their values tell. */
export type Kind = 'posteriors' | 'logits' | 'outputs' | 'labels' | 'members' | 'views' | 'classes' | 'ids';

/** By kind: names that say it, and names that may say something else, so that the values must fit. */
const NAMES: Readonly<Record<Kind, { readonly sure: string; readonly maybe: string }>> = {
  posteriors: {
    sure: 'posteriors posterior probs prob probas proba probabilities probability softmax softmaxes softmax_outputs softmax_output class_probabilities class_probs predict_proba pred_proba pred_probas pred_prob pred_probs predicted_probabilities predicted_probs y_prob y_probs y_proba y_probas y_pred_proba y_pred_prob y_pred_probs confidence_vectors confidence_vector',
    maybe: 'p',
  },
  logits: {
    sure: 'logits logit y_logits y_logit raw_logits log_probs log_prob logprobs log_proba log_probas log_softmax log_posteriors',
    maybe: '',
  },
  outputs: {
    sure: '',
    maybe:
      'predictions prediction preds pred y_pred outputs output scores score y_score y_scores model_outputs model_output answers confidences confidence',
  },
  labels: {
    sure: 'labels label y_true true_labels true_label label_ids label_id class_labels class_label true_class true_classes ground_truth ground_truths class_ids class_id',
    maybe:
      'y ys target targets class truth gt gold true actual expected category label_true labels_true y_label y_labels',
  },
  members: {
    sure: 'members member is_member is_members membership memberships in_training in_train in_training_set in_train_set is_training is_in_training is_in_train trained_on was_trained_on used_in_training used_for_training is_train is_trained_on train_member member_label membership_label membership_labels member_labels is_train_sample seen_in_training was_member was_members was_in_training was_in_train was_trained is_in_training_set is_in_train_set in_training_data in_train_data is_mem member_flag',
    maybe: 'train training in mem seen split set subset partition',
  },
  views: { sure: 'views view_posteriors dropout_views mc_dropout_posteriors', maybe: '' },
  classes: { sure: 'classes class_names label_names target_names', maybe: 'id2label' },
  ids: {
    sure: 'ids id example_id example_ids record_id record_ids sample_id sample_ids row_id row_ids uid uuid',
    maybe: 'index idx name filename file path image row unnamed_0',
  },
};

/** Of these, only words say who is a member: numbers may count folds. */
export const WORDS_ONLY: ReadonlySet<string> = new Set(['split', 'set', 'subset', 'partition']);

const PREFIXES: readonly (readonly [prefix: RegExp, side: Side])[] = [
  [/^(?:shadows?|references?|refs?)(?:_models?)?_(?:population|pop)_/, 'shadow_population_'],
  [/^(?:shadows?|references?|refs?)(?:_models?)?_/, 'shadow_'],
  [/^(?:population|pop)_/, 'population_'],
];

/** `Is member`, `isMember` and `is-member` are `is_member`. */
export function normalName(name: string): string {
  return name
    .trim()
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

export interface NamedRole {
  readonly side: Side;
  readonly kind: Kind;
  /** 0: the audit's own name; 1: says it; 2: may say something else. */
  readonly rank: 0 | 1 | 2;
}

const KINDS = new Map<string, { kind: Kind; rank: 1 | 2 }>(
  (Object.keys(NAMES) as Kind[]).flatMap((kind) => {
    const { sure, maybe } = NAMES[kind];
    const ranked = (names: string, rank: 1 | 2) =>
      names.split(' ').map((name): [string, { kind: Kind; rank: 1 | 2 }] => [name, { kind, rank }]);
    return [...ranked(sure, 1), ...ranked(maybe, 2)].filter(([name]) => name !== '');
  }),
);

/** What a model is not asked for: a shadow's labels are the examples', and a population has no members. */
const ABSENT: ReadonlySet<string> = new Set([
  'shadow_labels',
  'population_members',
  'shadow_population_labels',
  'shadow_population_members',
]);

/** Of a column of one table, singular: the audit's own names there. */
const OWN = new Set<string>([...ROLES, 'label', 'member', 'id']);

export const kindOf = (normal: string): Kind | undefined => KINDS.get(normal)?.kind;

/** What a column or array is taken for by its name alone. */
export function roleOfName(name: string): NamedRole | undefined {
  const normal = normalName(name);
  const [prefix, side] = PREFIXES.find(([one]) => one.test(normal)) ?? [/^/, '' as Side];
  const found = KINDS.get(normal.replace(prefix, ''));
  if (!found || ABSENT.has(side + found.kind)) return undefined;
  if (side !== '' && (found.kind === 'views' || found.kind === 'classes' || found.kind === 'ids'))
    return undefined;
  return { side, kind: found.kind, rank: OWN.has(name.trim().toLowerCase()) ? 0 : found.rank };
}
