/** What was refused of a text: as much of it as anybody reads, and how much more there is. */
import type { Problem } from './experimentText.ts';

export interface Refusals {
  /** The first ones, each once. */
  readonly problems: readonly Problem[];
  /** How many came besides. */
  readonly furtherProblems: number;
}

/** A link may hold a hundred thousand. */
const MOST_NAMED = 10;

export const NO_REFUSALS: Refusals = { problems: [], furtherProblems: 0 };

export function withRefusal({ problems, furtherProblems }: Refusals, problem: Problem): Refusals {
  const named = problems.some(({ path, value }) => path === problem.path && value === problem.value);
  return named || problems.length >= MOST_NAMED
    ? { problems, furtherProblems: furtherProblems + 1 }
    : { problems: [...problems, problem], furtherProblems };
}
