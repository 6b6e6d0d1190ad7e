/** A grid of experiments: a base, and lists of values whose product is swept. */
import { didYouMean } from '../experiment/didYouMean.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from '../experiment/experiment.ts';
import { type Problem, problemText, shortened, withPairs } from '../experiment/experimentText.ts';

export class GridError extends Error {
  override readonly name = 'GridError';
  /** The path or value of the experiment that was refused, if it was one. */
  constructor(
    message: string,
    readonly problem?: Problem,
  ) {
    super(message);
  }
  readonly hint = 'A grid is {"base": {PATH: VALUE}, "vary": {PATH: [VALUE, ...]}}.';
}

/** Experiments of one sweep at most. Our choice: a grid of more is rather a slip of the pen. */
export const MOST_POINTS = 10_000;

type Pairs = readonly (readonly [path: string, value: unknown])[];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function part(grid: Record<string, unknown>, name: 'base' | 'vary'): Record<string, unknown> {
  const value = grid[name] ?? {};
  if (!isRecord(value))
    throw new GridError(`${name}: ${shortened(value)} is refused; allowed: an object of paths`);
  return value;
}

/** Every choice of one value from each list; the last list's values change fastest. */
function product(lists: readonly (readonly [path: string, values: readonly unknown[]])[]): Pairs[] {
  return lists.reduce<Pairs[]>(
    (all, [path, values]) =>
      all.flatMap((pairs) => values.map((value) => [...pairs, [path, value] as const])),
    [[]],
  );
}

function accept({
  experiment,
  problems,
}: {
  experiment: Experiment;
  problems: readonly Problem[];
}): Experiment {
  const [first] = problems;
  if (first) throw new GridError(problemText(first), first);
  return experiment;
}

/** @throws GridError naming the first path or value that is refused */
export function gridExperiments(grid: unknown): Experiment[] {
  if (!isRecord(grid)) throw new GridError(`${shortened(grid)} is refused; allowed: an object`);
  const unknown = Object.keys(grid).find((key) => key !== 'base' && key !== 'vary');
  if (unknown !== undefined) {
    const meant = didYouMean(unknown, ['base', 'vary']);
    const refusal = `${shortened(unknown)} is refused; allowed: base, vary`;
    throw new GridError(meant === '' ? refusal : `${refusal}; ${meant}`);
  }
  const base = accept(withPairs(DEFAULT_EXPERIMENT, Object.entries(part(grid, 'base'))));
  const lists = Object.entries(part(grid, 'vary')).map(([path, values]): [string, readonly unknown[]] => {
    if (Array.isArray(values) && values.length > 0) return [path, values];
    throw new GridError(
      `vary.${path}: ${shortened(values)} is refused; allowed: a list of at least one value`,
    );
  });
  const points = lists.reduce((count, [, values]) => count * values.length, 1);
  if (points > MOST_POINTS) {
    throw new GridError(`vary: ${points} experiments are refused; allowed: at most ${MOST_POINTS}`);
  }
  return product(lists).map((pairs) => accept(withPairs(base, pairs)));
}

/** Every N-th point, from the I-th on: what one of N machines computes. @param index from 1 */
export function shardOf<T>(points: readonly T[], index: number, count: number): T[] {
  return points.filter((_, i) => i % count === index - 1);
}
