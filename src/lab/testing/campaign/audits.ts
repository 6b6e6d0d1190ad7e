/** Made-up outputs of a model, with numbers that float16 and text hold exactly, and rows of them that are made invalid. */
import type { Draws } from './draws.ts';
import { type Nested, sizeOf } from './numpyFiles.ts';

export interface Outputs {
  readonly arrays: ReadonlyMap<string, Nested>;
  readonly count: number;
  readonly classes: number;
  readonly shadows: number;
}

/** What was made invalid, and where. */
export interface Spoilt {
  readonly outputs: Outputs;
  readonly told: string;
  readonly name: string;
  /** The array's row: its first axes, all but that of the classes. */
  readonly row: readonly number[];
}

const WHOLE = 64;

/** A distribution in 64ths. */
function distribution(classes: number, draws: Draws): number[] {
  const cuts = Array.from({ length: classes - 1 }, () => draws.below(WHOLE + 1)).sort((a, b) => a - b);
  return [...cuts, WHOLE].map((cut, i) => (cut - (cuts[i - 1] ?? 0)) / WHOLE);
}

const logits = (classes: number, draws: Draws) =>
  Array.from({ length: classes }, () => draws.between(-40, 40) / 4);

/** Both kinds in every row of so many. */
function memberships(rows: number, count: number, draws: Draws): number[] {
  return Array.from({ length: rows }, () => {
    const member = draws.below(count);
    const other = (member + 1 + draws.below(count - 1)) % count;
    return Array.from({ length: count }, (_, i) => (i === member ? 1 : i === other ? 0 : draws.below(2)));
  }).flat();
}

const rowsOf = (rows: number, row: () => number[]) => Array.from({ length: rows }, row).flat();

/** @param alone whether labels and members come with the target's outputs only, as a table has them */
export function anyOutputs(draws: Draws, alone: boolean): Outputs {
  const [count, classes, shadows] = [draws.between(3, 9), draws.between(2, 4), draws.between(2, 3)];
  const asLogits = draws.chance(0.3);
  const outputs = asLogits ? 'logits' : 'posteriors';
  const row = () => (asLogits ? logits(classes, draws) : distribution(classes, draws));
  const arrays = new Map<string, Nested>([
    [outputs, { shape: [count, classes], values: rowsOf(count, row) }],
    ['labels', { shape: [count], values: Array.from({ length: count }, () => draws.below(classes)) }],
    ['members', { shape: [count], values: memberships(1, count, draws) }],
  ]);
  if (!alone && draws.chance(0.6)) {
    arrays.set(`shadow_${outputs}`, {
      shape: [shadows, count, classes],
      values: rowsOf(shadows * count, row),
    });
    arrays.set('shadow_members', { shape: [shadows, count], values: memberships(shadows, count, draws) });
    if (draws.chance(0.4)) {
      const size = draws.between(1, 4);
      arrays.set(`population_${outputs}`, { shape: [size, classes], values: rowsOf(size, row) });
      arrays.set('population_labels', {
        shape: [size],
        values: Array.from({ length: size }, () => draws.below(classes)),
      });
      arrays.set(`shadow_population_${outputs}`, {
        shape: [shadows, size, classes],
        values: rowsOf(shadows * size, row),
      });
    }
  }
  if (!alone && draws.chance(0.3)) {
    const views = draws.between(2, 3);
    arrays.set('views', {
      shape: [views, count, classes],
      values: rowsOf(views * count, () => distribution(classes, draws)),
    });
  }
  return { arrays, count, classes, shadows };
}

/** The place of a row's first number. */
const startOf = (shape: readonly number[], row: readonly number[]) =>
  row.reduce((at, index, axis) => at + index * sizeOf(shape.slice(axis + 1)), 0);

/** One row of one array made invalid, in a way that any file can hold. */
export function spoilt(outputs: Outputs, draws: Draws): Spoilt {
  const { arrays, classes } = outputs;
  const name = draws.one([...arrays.keys()]);
  const { shape, values } = arrays.get(name)!;
  const wide = /posteriors|logits|views/.test(name);
  const row = shape.slice(0, wide ? -1 : undefined).map((length) => draws.below(length));
  const start = startOf(shape, row);
  const changed = [...values];
  let wrong: number;
  if (!wide) {
    wrong = name.includes('labels')
      ? draws.one([classes, -1, 0.5, 1e9, 2 ** 32, -0.5, 2 ** 40])
      : draws.one([2, -1, 0.5, 255, 1e9, 0.25]);
    changed[start] = wrong;
  } else {
    const at = start + draws.below(classes);
    const posterior = draws.one([
      Number.NaN,
      Number.POSITIVE_INFINITY,
      -0.25,
      values[at]! + 0.25,
      1.5,
      -1,
      1e30,
      values[at]! - 0.5,
    ]);
    wrong = name.includes('logits')
      ? draws.one([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      : posterior;
    changed[at] = wrong;
  }
  return {
    outputs: { ...outputs, arrays: new Map(arrays).set(name, { shape, values: changed }) },
    told: `${name}[${row.join('][')}] made ${wrong} in C = ${classes}`,
    name,
    row,
  };
}

/** `posteriors[3]`, whatever follows. */
export const placePattern = (name: string, row: readonly number[]) =>
  `${name}${row.map((index) => `\\[${index}\\]`).join('')}`;

type Lists = number | readonly Lists[];

/** As nested lists. */
export function nested({ shape, values }: Nested): Lists {
  const [length, ...rest] = shape;
  if (length === undefined) return values[0]!;
  const size = sizeOf(rest);
  return Array.from({ length }, (_, i) =>
    nested({ shape: rest, values: values.slice(i * size, (i + 1) * size) }),
  );
}

const SIDES: Readonly<Record<string, readonly string[]>> = {
  '': [''],
  shadow_: ['shadow_', 'shadow_model_', 'reference_', 'ref_', 'Shadow '],
  population_: ['population_', 'pop_'],
  shadow_population_: ['shadow_population_', 'ref_pop_'],
};
const KINDS: Readonly<Record<string, readonly string[]>> = {
  posteriors: ['probs', 'proba', 'y_prob', 'softmax_outputs', 'Probabilities', 'predict_proba', 'posterior'],
  logits: ['logit', 'raw_logits', 'Logits', 'y_logits'],
  labels: ['y_true', 'true_labels', 'label_ids', 'Labels', 'ground truth'],
  members: ['is_member', 'in_training', 'isMember', 'membership', 'used-for-training'],
  views: ['dropout_views', 'Views'],
};

/** Another name by which an array is known. */
export function otherName(name: string, draws: Draws): string {
  const kind = Object.keys(KINDS).find((one) => name.endsWith(one))!;
  return draws.one(SIDES[name.slice(0, -kind.length)]!) + draws.one(KINDS[kind]!);
}
