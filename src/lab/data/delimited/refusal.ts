/** What a reader of delimited text found that it cannot read. Audits, tables and texts each make an error of their own of it. */
export interface DelimitedProblem {
  /** The line of the file, counted from 1 as an editor does, blank lines and comments too; null for the file as a whole. */
  readonly line: number | null;
  readonly found: string;
  readonly allowed: string;
  readonly hint: string;
}

/** Makes the error that is thrown. */
export type Refuse = (problem: DelimitedProblem) => Error;
