/** What an audit works on: the arrays of CONTRACT's audit, each checked, and checked against the others. */
import type { ModelOutputs, PopulationOutputs, ReferenceOutputs } from '../attacks/attackInputs.ts';
import type { Numbers } from '../data/numpy/numbers.ts';
import { exchangedAxes, hasSides, placeText, type RawArray, type RawArrays, shapeText } from './arrays.ts';
import { AuditInputError } from './auditInputError.ts';
import type { ArrayName } from './mapping/roles.ts';
import { type GivenAnswers, givenAnswers } from './outputs.ts';

export interface AuditedOutputs extends ModelOutputs {
  /** [N x classes] as they were given */
  readonly values: Numbers;
  /** [N] */
  readonly labels: Int32Array;
}

export interface AuditInput {
  readonly target: AuditedOutputs;
  /** The target's answers were a binary model's single output. */
  readonly oneOutput: boolean;
  /** [N] 1 = the target was trained on it */
  readonly members: Uint8Array;
  /** K models' answers to the same examples; null without them or without their members. */
  readonly shadows: (ReferenceOutputs & { readonly values: Numbers; readonly members: Uint8Array }) | null;
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
function checkShape(
  name: string,
  { shape }: RawArray,
  expected: readonly (number | string)[],
  hint = '',
): void {
  if (hasSides(shape, expected)) return;
  throw new AuditInputError(
    name,
    shapeText(shape),
    shapeText(expected),
    exchangedAxes(shape, expected) ?? hint,
  );
}

/** The answers of one set of outputs, by whichever of the two names it goes. */
function outputsOf(
  arrays: RawArrays,
  names: readonly [posteriors: ArrayName, logits: ArrayName],
  shape: readonly (number | string)[],
): GivenAnswers | null {
  const name = names.find((one) => arrays.has(one));
  if (!name) return null;
  return givenAnswers(name, name === names[1] ? 'logits' : 'posteriors', arrays.get(name)!, shape);
}

const FROM_ONE = 'They seem to be counted from 1: give the class numbers less one.';

const isCountedFromOne = (labels: Numbers, classes: number) =>
  labels.every((label: number) => Number.isInteger(label) && label >= 1 && label <= classes);

/** [count] class numbers. @throws AuditInputError naming the first that is none */
export function labelsOf(
  name: string,
  array: RawArray,
  count: number,
  classes: number,
  hint = '',
): Int32Array {
  const { shape, values } = array;
  const column = shape.length === 2 && shape[1] === 1 && shape[0] === count;
  if (!column)
    checkShape(name, array, [count], 'One class number per example: of one-hot rows, their argmax.');
  for (let i = 0; i < count; i++) {
    const label = values[i]!;
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
      const why = isCountedFromOne(values, classes) ? FROM_ONE : hint;
      throw new AuditInputError(`${name}[${i}]`, label, `a whole number from 0 to ${classes - 1}`, why);
    }
  }
  return new Int32Array(values);
}

/** @throws AuditInputError for a value other than 0 and 1 */
function zerosAndOnes(name: ArrayName, { values, shape }: RawArray): Uint8Array {
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== 0 && values[i] !== 1) {
      const place = `${name}${placeText(i, shape)}`;
      throw new AuditInputError(place, values[i], '1 for a member, 0 for a non-member');
    }
  }
  return new Uint8Array(values);
}

/** [count] of both kinds. */
function membersOf(array: RawArray, count: number): Uint8Array {
  checkShape('members', array, [count]);
  const members = zerosAndOnes('members', array);
  if (members.includes(0) && members.includes(1)) return members;
  const hint = 'An attack is judged by telling the two apart.';
  throw new AuditInputError('members', `all ${count} are ${members[0]}`, 'at least one 1 and one 0', hint);
}

function shadowsOf(arrays: RawArrays, count: number, classes: number): AuditInput['shadows'] {
  const members = arrays.get('shadow_members');
  const outputs = outputsOf(arrays, ['shadow_posteriors', 'shadow_logits'], ['K', count, classes]);
  const models = outputs ? outputs.shape[0]! : 'K';
  if (members) checkShape('shadow_members', members, [models, count]);
  const checked = members && zerosAndOnes('shadow_members', members);
  if (!outputs || !checked) return null;
  if (models === 0)
    throw new AuditInputError('shadow_posteriors', shapeText(outputs.shape), 'at least one shadow model');
  return { kind: outputs.kind, values: outputs.values, members: checked, models: outputs.shape[0]! };
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
  return { target: { kind: outputs.kind, values: outputs.values, labels, classes }, shadows };
}

/**
 * The checked input of an audit; shares memory with the arrays.
 * @throws AuditInputError naming the array, the row and the value that is refused, and what is allowed
 */
export function auditInput(arrays: RawArrays): AuditInput {
  const outputs = outputsOf(arrays, ['posteriors', 'logits'], ['N', 'C']);
  if (!outputs) needed(arrays, 'posteriors', 'posteriors or logits, shape [N, C]');
  const { kind, values, shape } = outputs!;
  const [count, classes] = shape as [number, number];
  const given = new Set(arrays.keys() as Iterable<ArrayName>);
  if (count === 0)
    throw new AuditInputError(
      kind,
      shapeText(arrays.get(kind)!.shape),
      'at least one member and one non-member',
    );
  if (classes < 2 || classes > MOST_CLASSES) {
    throw new AuditInputError(kind, shapeText(arrays.get(kind)!.shape), `2 to ${MOST_CLASSES} classes`);
  }
  const oneOutput = arrays.get(kind)!.values.length === count;
  const hint = oneOutput
    ? `${kind}: one column is a binary model's. Of more classes, give a column for each.`
    : '';
  const labels = labelsOf('labels', needed(arrays, 'labels', `${count} class numbers`), count, classes, hint);
  const membership = needed(arrays, 'members', `${count} values, 1 for a member, 0 for a non-member`);
  const members = membersOf(membership, count);
  const shadows = shadowsOf(arrays, count, classes);
  const views = arrays.get('views');
  const seen = views && givenAnswers('views', 'posteriors', views, ['V', count, classes]);
  return {
    target: { kind, values, labels, classes },
    oneOutput,
    members,
    shadows,
    population: shadows && populationOf(arrays, shadows.models, classes),
    views: seen ? { count: seen.shape[0]!, posteriors: seen.values } : null,
    given,
  };
}
