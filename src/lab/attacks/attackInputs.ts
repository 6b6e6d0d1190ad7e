/** What attacks read: models' answers as flat arrays. */
import type { ModelRole } from '../data/modelRole.ts';

/** A model's answers to N queries, as a black-box attacker sees them. */
export interface ModelOutputs {
  /** [N x classes], row after row; each row sums to 1. */
  posteriors: ArrayLike<number>;
  /** [N], true labels, whole numbers from 0 to classes - 1. */
  labels: ArrayLike<number>;
  classes: number;
}

/** A model's answers to N examples whose membership [N] (1 = member) is known. */
export interface ShadowExamples extends ModelOutputs {
  members: ArrayLike<number>;
}

/** K reference models' answers to the same N examples as the target's. Attack files, and messages about them, call these models shadows. */
export interface ReferenceOutputs {
  /** [K x N x classes], model after model; each row sums to 1. */
  posteriors: ArrayLike<number>;
  /** [K x N], 1 where the model was trained on the example. */
  members: ArrayLike<number>;
  /** K */
  models: number;
}

/** z: examples that no model was trained on, answered by the target and by the same K models. */
export interface PopulationOutputs {
  target: ModelOutputs;
  /** [K x Z x classes], model after model */
  shadows: ArrayLike<number>;
}

export interface ReferenceInput {
  target: ModelOutputs;
  shadows: ReferenceOutputs;
  /** RMIA's z; LiRA reads none. */
  population: PopulationOutputs | null;
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
    | (Omit<ReferenceInput, 'target'> & { readonly options: ReferenceOptions })
    | undefined;
  /** Of each role: [V x N] the most likely class of each copy, copy after copy. */
  readonly augmentedQueries?: Readonly<Record<ModelRole, ArrayLike<number>>> | undefined;
  readonly generatedNonMembers?: ModelOutputs | undefined;
}
