/** What an audit works on: the arrays of CONTRACT's audit, each checked, and checked against the others. */
import type { ModelOutputs, PopulationOutputs, ReferenceOutputs } from '../attacks/attackInputs.ts';
import type { Numbers } from '../data/numpy/numbers.ts';
import { placeText, type RawArray, type RawArrays, shapeText } from './arrays.ts';
import { AuditInputError } from './auditInputError.ts';
import { checkPosteriors, posteriorsOfLogits } from './outputs.ts';
import type { ArrayName } from './readArrays.ts';

export interface AuditedOutputs extends ModelOutputs {
  /** [N x classes] */
  readonly posteriors: Float64Array;
  /** [N] */
  readonly labels: Int32Array;
}

export interface AuditInput {
  readonly target: AuditedOutputs;
  /** [N] 1 = the target was trained on it */
  readonly members: Uint8Array;
  /** K models' answers to the same examples; null without them or without their members. */
  readonly shadows: ReferenceOutputs | null;
  /** Examples outside every model, for RMIA. */
  readonly population: PopulationOutputs | null;
  /** [V, N, classes] posteriors under dropout. */
  readonly views: { readonly count: number; readonly posteriors: Numbers } | null;
  /** Names of the arrays that were given. */
  readonly given: ReadonlySet<ArrayName>;
}

/** Above it a class number no longer is one. */
const MOST_CLASSES = 100_000;

function needed(arrays: RawArrays, name: ArrayName, allowed: string): RawArray {
  const array = arrays.get(name);
  if (array) return array;
  const there = [...arrays.keys()].join(', ') || 'no array of an audit';
  throw new AuditInputError(name, 'nothing', allowed, `The file has ${there}.`);
}

/** @throws AuditInputError for an array of another shape; a side given as a letter may be any */
export function checkShape(
  name: string,
  { shape }: RawArray,
  expected: readonly (number | string)[],
  hint = '',
): void {
  const right =
    shape.length === expected.length &&
    expected.every((side, i) => typeof side === 'string' || side === shape[i]);
  if (!right) throw new AuditInputError(name, shapeText(shape), shapeText(expected as number[]), hint);
}

const TWO_COLUMNS = 'Of a model with one output, give two columns: 1 - p and p.';

/** The posteriors of one set of outputs, by whichever of the two names it goes. */
function outputsOf(
  arrays: RawArrays,
  names: readonly [posteriors: ArrayName, logits: ArrayName],
  shape: readonly (number | string)[],
): { values: Numbers; shape: readonly number[] } | null {
  const name = names.find((one) => arrays.has(one));
  if (!name) return null;
  const array = arrays.get(name)!;
  checkShape(name, array, shape, TWO_COLUMNS);
  if (name === names[1]) return { values: posteriorsOfLogits(name, array), shape: array.shape };
  checkPosteriors(name, array);
  return { values: array.values, shape: array.shape };
}

/** [count] class numbers. @throws AuditInputError naming the first that is none */
export function labelsOf(name: string, array: RawArray, count: number, classes: number): Int32Array {
  const { shape, values } = array;
  const column = shape.length === 2 && shape[1] === 1 && shape[0] === count;
  if (!column)
    checkShape(name, array, [count], 'One class number per example: of one-hot rows, their argmax.');
  for (let i = 0; i < count; i++) {
    const label = values[i]!;
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
      throw new AuditInputError(`${name}[${i}]`, label, `a whole number from 0 to ${classes - 1}`);
    }
  }
  return new Int32Array(values);
}

/** Zeros and ones, both there in every row of `count`. */
function membersOf(name: ArrayName, { values, shape }: RawArray, count: number): Uint8Array {
  for (let start = 0; start < values.length; start += count) {
    let ones = 0;
    for (let i = start; i < start + count; i++) {
      const member = values[i]!;
      if (member !== 0 && member !== 1) {
        throw new AuditInputError(
          `${name}${placeText(i, shape)}`,
          member,
          '1 for a member, 0 for a non-member',
        );
      }
      ones += member;
    }
    if (ones === 0 || ones === count) {
      const row = shape.length > 1 ? `[${start / count}]` : '';
      const hint = 'An attack is judged by telling the two apart.';
      throw new AuditInputError(
        `${name}${row}`,
        `all ${count} are ${ones && 1}`,
        'at least one 1 and one 0',
        hint,
      );
    }
  }
  return new Uint8Array(values);
}

function shadowsOf(arrays: RawArrays, count: number, classes: number): ReferenceOutputs | null {
  const members = arrays.get('shadow_members');
  const outputs = outputsOf(arrays, ['shadow_posteriors', 'shadow_logits'], ['K', count, classes]);
  if (members) checkShape('shadow_members', members, [outputs ? outputs.shape[0]! : 'K', count]);
  const checked = members && membersOf('shadow_members', members, count);
  if (!outputs || !checked) return null;
  const models = outputs.shape[0]!;
  if (models === 0)
    throw new AuditInputError('shadow_posteriors', shapeText(outputs.shape), 'at least one shadow model');
  return { posteriors: outputs.values, members: checked, models };
}

function populationOf(arrays: RawArrays, models: number, classes: number): PopulationOutputs | null {
  const outputs = outputsOf(arrays, ['population_posteriors', 'population_logits'], ['Z', classes]);
  if (!outputs) return null;
  const size = outputs.shape[0]!;
  if (size === 0)
    throw new AuditInputError('population_posteriors', shapeText(outputs.shape), 'at least one example');
  const labels = labelsOf(
    'population_labels',
    needed(arrays, 'population_labels', `${size} class numbers`),
    size,
    classes,
  );
  const names = ['shadow_population_posteriors', 'shadow_population_logits'] as const;
  const shadows = outputsOf(arrays, names, [models, size, classes]);
  if (!shadows) throw new AuditInputError(names[0], 'nothing', shapeText([models, size, classes]));
  return { target: { posteriors: outputs.values, labels, classes }, shadows: shadows.values };
}

/**
 * The checked input of an audit. Takes the arrays over: logits become posteriors in their own memory.
 * @throws AuditInputError naming the array, the row and the value that is refused, and what is allowed
 */
export function auditInput(arrays: RawArrays): AuditInput {
  const outputs = outputsOf(arrays, ['posteriors', 'logits'], ['N', 'C']);
  if (!outputs) needed(arrays, 'posteriors', 'posteriors or logits, shape [N, C]');
  const [count, classes] = outputs!.shape as [number, number];
  const given = new Set(arrays.keys() as Iterable<ArrayName>);
  const name = given.has('posteriors') ? 'posteriors' : 'logits';
  if (count === 0)
    throw new AuditInputError(name, shapeText([count, classes]), 'at least one member and one non-member');
  if (classes < 2 || classes > MOST_CLASSES) {
    throw new AuditInputError(name, shapeText([count, classes]), `2 to ${MOST_CLASSES} classes`, TWO_COLUMNS);
  }
  const labels = labelsOf('labels', needed(arrays, 'labels', `${count} class numbers`), count, classes);
  const membership = needed(arrays, 'members', `${count} values, 1 for a member, 0 for a non-member`);
  checkShape('members', membership, [count]);
  const members = membersOf('members', membership, count);
  const values = outputs!.values;
  const posteriors = values instanceof Float64Array ? values : new Float64Array(values);
  const shadows = shadowsOf(arrays, count, classes);
  const views = arrays.get('views');
  if (views) {
    checkShape('views', views, ['V', count, classes]);
    checkPosteriors('views', views);
  }
  return {
    target: { posteriors, labels, classes },
    members,
    shadows,
    population: shadows && populationOf(arrays, shadows.models, classes),
    views: views ? { count: views.shape[0]!, posteriors: views.values } : null,
    given,
  };
}
