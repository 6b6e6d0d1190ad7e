/** What is looked at for signs of a slip: the arrays as they were given. */
import type { Answers } from '../../attacks/attackInputs.ts';
import type { AuditInput } from '../auditInput.ts';

export interface Examined {
  readonly classes: number;
  /** [N] */
  readonly labels: ArrayLike<number>;
  /** [N] 1 = member */
  readonly members: ArrayLike<number>;
  /** [N, classes] */
  readonly target: Answers;
  readonly shadows: {
    readonly models: number;
    /** [K, N, classes] */
    readonly answers: Answers;
    /** [K, N] */
    readonly members: ArrayLike<number>;
  } | null;
  readonly population: {
    /** [Z, classes] */
    readonly answers: Answers;
    /** [Z] */
    readonly labels: ArrayLike<number>;
    /** [K, Z, classes] */
    readonly shadows: Answers | null;
  } | null;
  /** [V, N, classes] */
  readonly views: { readonly count: number; readonly answers: Answers } | null;
}

/** The arrays of an audit. */
export function examinedOf({ target, members, shadows, population, views }: AuditInput): Examined {
  return {
    classes: target.classes,
    labels: target.labels,
    members,
    target,
    shadows: shadows && { models: shadows.models, answers: shadows, members: shadows.members },
    population: population && {
      answers: population.target,
      labels: population.target.labels,
      shadows: population.shadows,
    },
    views: views && { count: views.count, answers: { kind: 'posteriors', values: views.posteriors } },
  };
}
