/** What is looked at for signs of a slip: plain arrays, row after row, in the form in which they were given. */

export interface Answers {
  /** [... x classes] */
  readonly values: ArrayLike<number>;
  readonly form: 'posteriors' | 'logits';
}

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
