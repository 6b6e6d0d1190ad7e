/** A slip that the arrays show signs of. Its figures are computed all the same: whoever made the file knows better. */
export interface Note {
  /** In kebab case, for programs. */
  readonly id: string;
  /** What was found, its likely cause, and what to do. */
  readonly text: string;
}
