/** What attacks read: models' answers as flat arrays. */
import type { ModelRole } from '../data/modelRole.ts';

/** Answers of models, row after row, as they gave them: scores take their logarithms in float64 (answerRows.ts). */
export interface Answers {
  /** `logits`: before the softmax; `posteriors`: each row sums to 1 within rounding. */
  kind: 'logits' | 'posteriors';
  /** [rows x classes] */
  values: ArrayLike<number>;
}

/** A model's answers [N x classes] to N queries, as a black-box attacker sees them. */
export interface ModelOutputs extends Answers {
  /** [N], true labels, whole numbers from 0 to classes - 1. */
  labels: ArrayLike<number>;
  classes: number;
}

/** A model's answers to N examples whose membership [N] (1 = member) is known. */
export interface ShadowExamples extends ModelOutputs {
  members: ArrayLike<number>;
}

/**
 * K reference models' answers [K x N x classes], model after model, to the same N examples as the target's. Attack files, and
 * messages about them, call these models shadows.
 */
export interface ReferenceOutputs extends Answers {
  /** [K x N], 1 where the model was trained on the example. */
  members: ArrayLike<number>;
  /** K */
  models: number;
}

/** z: examples that no model was trained on, answered by the target and by the same K models. */
export interface PopulationOutputs {
  target: ModelOutputs;
  /** [K x Z x classes], model after model */
  shadows: Answers;
}

export interface ReferenceInput {
  target: ModelOutputs;
  shadows: ReferenceOutputs;
  /** RMIA's z; LiRA reads none. */
  population: PopulationOutputs | null;
}

/** How probable models find the true label: all that a comparison with reference models reads (labelAnswers.ts). */
export interface LabelAnswers {
  /** [rows] log p_y - log(the sum of the others): the scaled confidence */
  readonly phi: Float64Array;
  /** [rows] p_y as it was given; null from logits, of which phi tells it without rounding */
  readonly p: Float64Array | null;
}

export interface ShadowLabelAnswers extends LabelAnswers {
  /** [K x N], as phi, 1 where the model was trained on the example */
  readonly members: ArrayLike<number>;
  /** K */
  readonly models: number;
}

/** N examples, and RMIA's z, answered by the target and by the same K models. */
export interface ComparedAnswers {
  readonly target: LabelAnswers;
  readonly shadows: ShadowLabelAnswers;
  readonly population: { readonly target: LabelAnswers; readonly shadows: LabelAnswers } | null;
}

/**
 * `fixed`: one variance for all examples, the mean squared deviation of every (example, shadow) pair of a side from
 * the example's own median (Carlini et al. 2022, who find it better for few shadows). `per-example`: the same mean
 * over the example's own pairs.
 */
export type VarianceRule = 'fixed' | 'per-example';

export interface ReferenceOptions {
  readonly lira: { readonly variance: VarianceRule };
  readonly rmia: {
    /** How much more likely x must be made than z, > 0. */
    readonly gamma: number;
    /** Offline only: p(x) is taken as ((1 + a) p_out(x) + (1 - a)) / 2, from 0 to 1. */
    readonly a: number;
  };
}

/** What models answered; what no chosen attack needs is absent. */
export interface AttackInputs {
  readonly target: ModelOutputs;
  readonly shadow: ShadowExamples;
  readonly referenceModels?:
    | (Omit<ComparedAnswers, 'target'> & { readonly options: ReferenceOptions })
    | undefined;
  /** Of each role: [V x N] the most likely class of each copy, copy after copy. */
  readonly augmentedQueries?: Readonly<Record<ModelRole, ArrayLike<number>>> | undefined;
  readonly generatedNonMembers?: ModelOutputs | undefined;
}
