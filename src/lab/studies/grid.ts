/** A grid of experiments: a base, and lists of values whose product is swept. Checked whole before the product is made. */
import { canonicalJson } from '../digest.ts';
import { didYouMean, namingAll } from '../experiment/didYouMean.ts';
import { DEFAULT_EXPERIMENT, type Experiment, knobsUnder } from '../experiment/experiment.ts';
import { type Problem, problemText, shortened, withPair, withPairs } from '../experiment/experimentText.ts';
import { checkedValue } from '../experiment/knobValues.ts';
import { count } from '../numbers.ts';

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
const MOST_POINTS = 10_000;

type Pairs = readonly (readonly [path: string, value: unknown])[];
type Lists = readonly (readonly [path: string, values: readonly unknown[]])[];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As JSON writes it: the text "1" is not the number. */
const written = (value: unknown) => shortened(JSON.stringify(value) ?? String(value));

/** `target: {"epochs": 3}`, where a whole path is meant. */
function nestedText(path: string, value: Record<string, unknown>): string {
  const [first] = Object.entries(value);
  const whole = first && `${path}.${first[0]}`;
  if (!whole || knobsUnder(whole).length === 0) return '';
  return `; a setting is named by its whole path, ${JSON.stringify(whole)}: ${written(first[1])}`;
}

/** The pairs of one part, each of a path that there is, no setting twice. @throws GridError */
function pairsOf(grid: Record<string, unknown>, part: 'base' | 'vary'): Pairs {
  const value = Object.hasOwn(grid, part) ? grid[part] : {};
  if (!isRecord(value))
    throw new GridError(`${part}: ${shortened(value)} is refused; allowed: an object of paths`);
  const setBy = new Map<string, string>();
  for (const [path, one] of Object.entries(value)) {
    const knobs = knobsUnder(path);
    if (knobs.length === 0) withPair(DEFAULT_EXPERIMENT, path, one, refuse);
    for (const knob of knobs) {
      const other = setBy.get(knob.path);
      if (other !== undefined) {
        throw new GridError(
          `${part}.${path}: ${written(one)} is refused, as ${part}.${other} sets ${knob.path}, too; allowed: each setting once`,
        );
      }
      setBy.set(knob.path, path);
    }
  }
  return Object.entries(value);
}

function refuse(problem: Problem): never {
  throw new GridError(problemText(namingAll(problem)), problem);
}

function baseOf(pairs: Pairs): Experiment {
  for (const [path, value] of pairs) {
    if (isRecord(value)) {
      const nested = nestedText(path, value);
      throw new GridError(`base.${path}: ${shortened(value)} is refused; allowed: one value${nested}`);
    }
    if (Array.isArray(value) && knobsUnder(path).some(({ kind }) => kind !== 'list')) {
      throw new GridError(
        `base.${path}: ${shortened(value)} is refused; allowed: one value; lists of values belong in vary`,
      );
    }
  }
  const { experiment, problems } = withPairs(DEFAULT_EXPERIMENT, pairs);
  if (problems[0]) refuse(problems[0]);
  return experiment;
}

/** Each value allowed and there once: what is the same as the lab reads it (1 and "1", 0 and -0, attacks in any order) is one value. */
function requireValues(path: string, values: readonly unknown[]): void {
  const knobs = knobsUnder(path);
  const known = new Map<string, unknown>();
  for (const [i, value] of values.entries()) {
    withPair(DEFAULT_EXPERIMENT, path, value, (problem) => {
      const place = values.length > 1 ? `; it is value ${i + 1} of vary.${path}` : '';
      const whole =
        knobs[0]!.kind === 'list' && typeof value === 'string' && values.length > 1
          ? ', where each value is a whole list: ["a,b", "a"] are two'
          : '';
      throw new GridError(`${problemText(problem)}${place}${whole}`, problem);
    });
    const key = canonicalJson(knobs.map((knob) => checkedValue(knob, value)));
    if (known.has(key)) {
      const [first, second] = [written(known.get(key)), written(value)];
      const why = first === second ? 'it stands there twice' : `it is the same as ${first}`;
      throw new GridError(
        `vary.${path}: ${second} is refused, as ${why}; allowed: each value once, whatever it is written like`,
      );
    }
    known.set(key, value);
  }
}

function listsOf(pairs: Pairs): Lists {
  return pairs.map(([path, values]) => {
    if (Array.isArray(values) && values.length > 0) return [path, values];
    const meant = isRecord(values) ? nestedText(path, values) : '';
    throw new GridError(
      `vary.${path}: ${shortened(values)} is refused; allowed: a list of at least one value${meant}`,
    );
  });
}

/** Before any of them is made. */
function requireFew(lists: Lists): void {
  const points = lists.reduce((product, [, { length }]) => product * BigInt(length), 1n);
  if (points <= MOST_POINTS) return;
  const lengths = lists.map(([path, { length }]) => `${path} ${count(length)}`).join(', ');
  throw new GridError(
    `vary: ${count(points)} experiments (values: ${shortened(lengths)}) are refused; allowed: at most ${count(MOST_POINTS)}`,
  );
}

/** Every choice of one value from each list; the last list's values change fastest. */
function product(lists: Lists): Pairs[] {
  return lists.reduce<Pairs[]>(
    (all, [path, values]) =>
      all.flatMap((pairs) => values.map((value) => [...pairs, [path, value] as const])),
    [[]],
  );
}

/** Where a path is in both parts, its list counts. @throws GridError naming the first path or value that is refused */
export function gridExperiments(grid: unknown): Experiment[] {
  if (!isRecord(grid)) throw new GridError(`${shortened(grid)} is refused; allowed: an object`);
  const unknown = Object.keys(grid).find((key) => key !== 'base' && key !== 'vary');
  if (unknown !== undefined) {
    const meant = didYouMean(unknown, ['base', 'vary']);
    const refusal = `${shortened(unknown)} is refused; allowed: base, vary`;
    throw new GridError(meant === '' ? refusal : `${refusal}; ${meant}`);
  }
  const base = baseOf(pairsOf(grid, 'base'));
  const lists = listsOf(pairsOf(grid, 'vary'));
  requireFew(lists);
  for (const [path, values] of lists) requireValues(path, values);
  return product(lists).map((pairs) => withPairs(base, pairs).experiment);
}

/**
 * What one of N machines computes: points that stand beside each other, so that those which share stages are on few machines.
 * @param points in the order that shares most @param index from 1
 */
export function shardOf<T>(points: readonly T[], index: number, count: number): T[] {
  const start = (shard: number) => Math.floor((shard * points.length) / count);
  return points.slice(start(index - 1), start(index));
}
