/** A model's answers as they were given, posteriors or logits: checked row by row, and never rounded into one another. */
import type { Answers } from '../attacks/attackInputs.ts';
import type { Numbers } from '../data/numpy/numbers.ts';
import { exchangedAxes, hasSides, placeText, type RawArray, shapeText } from './arrays.ts';
import { AuditInputError } from './auditInputError.ts';
import { ROUNDED, rowAdvice, SUM_TOLERANCE, sumTolerance } from './rowSums.ts';

function rowSum(values: Numbers, start: number, classes: number): number {
  let sum = 0;
  for (let c = 0; c < classes; c++) sum += values[start + c]!;
  return sum;
}

function refuseRow(name: string, array: RawArray, start: number, classes: number, tolerance: number): never {
  const { values, shape } = array;
  const advice = rowAdvice(values.subarray(start, start + classes), tolerance);
  for (let at = start; at < start + classes; at++) {
    const value = values[at]!;
    if (!(value >= 0 && value <= 1 + tolerance)) {
      throw new AuditInputError(`${name}${placeText(at, shape)}`, value, 'a probability from 0 to 1', advice);
    }
  }
  const row = placeText(start, shape).replace(/\[\d+\]$/, '');
  const sum = `sum ${rowSum(values, start, classes)}`;
  throw new AuditInputError(`${name}${row}`, sum, `a sum of 1 within ${tolerance}`, advice);
}

/** @throws AuditInputError naming the first row that is no distribution, and its value */
export function checkPosteriors(name: string, array: RawArray): void {
  const { values, shape } = array;
  const classes = shape.at(-1)!;
  let tolerance = SUM_TOLERANCE;
  for (let start = 0; start < values.length; start += classes) {
    let sum = 0;
    let least = 0;
    for (let c = 0; c < classes; c++) {
      const value = values[start + c]!;
      sum += value;
      if (value < least) least = value;
    }
    // A NaN anywhere makes the sum NaN, which no comparison lets through.
    if (least === 0 && Math.abs(sum - 1) <= tolerance) continue;
    // How precise the numbers are is only asked where it matters, and once.
    if (tolerance === SUM_TOLERANCE) tolerance = sumTolerance(array);
    if (!(least === 0 && Math.abs(sum - 1) <= tolerance)) refuseRow(name, array, start, classes, tolerance);
  }
}

/** Whether every row is a distribution already, maybe a rounded one. */
function looksNormalised({ values, shape }: RawArray): boolean {
  const classes = shape.at(-1)!;
  for (let start = 0; start < values.length; start += classes) {
    for (let c = 0; c < classes; c++) if (values[start + c]! < 0) return false;
    if (Math.abs(rowSum(values, start, classes) - 1) > ROUNDED) return false;
  }
  return true;
}

/** @throws AuditInputError for a logit that is not finite, or where every row is a distribution already */
export function checkLogits(name: string, array: RawArray): void {
  checkFinite(name, array);
  if (looksNormalised(array)) {
    const hint = `Give them by the name ${name.replace('logits', 'posteriors')}.`;
    throw new AuditInputError(name, 'rows that all sum to 1: posteriors', 'outputs before the softmax', hint);
  }
}

function checkFinite(name: string, { values, shape }: RawArray): void {
  for (let at = 0; at < values.length; at++) {
    if (!Number.isFinite(values[at])) {
      throw new AuditInputError(`${name}${placeText(at, shape)}`, values[at], 'a finite number');
    }
  }
}

function checkProbabilities(name: string, { values, shape }: RawArray): void {
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (!(value >= 0 && value <= 1)) {
      const place = `${name}${placeText(at, shape)}`;
      throw new AuditInputError(place, value, 'a probability from 0 to 1', rowAdvice([1 - value, value], 0));
    }
  }
}

/** 1 - p and p of each; in float64, where 1 - p rounds nothing that a narrower float had. */
function besideTheirRest(values: Numbers): Float64Array {
  const pairs = new Float64Array(2 * values.length);
  for (let i = 0; i < values.length; i++) {
    pairs[2 * i] = 1 - values[i]!;
    pairs[2 * i + 1] = values[i]!;
  }
  return pairs;
}

/** 0 and z of each: a sigmoid of z is the softmax of the two. */
function besideZero(values: Numbers): Numbers {
  const pairs =
    values instanceof Float32Array
      ? new Float32Array(2 * values.length)
      : new Float64Array(2 * values.length);
  for (let i = 0; i < values.length; i++) pairs[2 * i + 1] = values[i]!;
  return pairs;
}

export interface GivenAnswers extends Answers {
  readonly values: Numbers;
  /** The last side is the number of classes. */
  readonly shape: readonly number[];
}

const ONE_OUTPUT =
  'Of a binary model with one output, that column will do, as [..., 1] or without its side: the probability or the logit of class 1.';

/**
 * Answers of a checked shape. A binary model's single output, with or without a side of its own, becomes two columns.
 * @param expected the last side is the number of classes, or a letter @throws AuditInputError naming what is refused
 */
export function givenAnswers(
  name: string,
  kind: Answers['kind'],
  array: RawArray,
  expected: readonly (number | string)[],
): GivenAnswers {
  const { shape, values } = array;
  const sides = expected.slice(0, -1);
  const isBinary = typeof expected.at(-1) === 'string' || expected.at(-1) === 2;
  if (isBinary && (hasSides(shape, sides) || hasSides(shape, [...sides, 1]))) {
    const pairs = { kind, shape: [...shape.slice(0, sides.length), 2] };
    if (kind === 'logits') {
      checkFinite(name, array);
      return { ...pairs, values: besideZero(values) };
    }
    checkProbabilities(name, array);
    return { ...pairs, values: besideTheirRest(values) };
  }
  if (!hasSides(shape, expected)) {
    const advice = exchangedAxes(shape, expected) ?? (isBinary ? ONE_OUTPUT : '');
    throw new AuditInputError(name, shapeText(shape), shapeText(expected), advice);
  }
  if (kind === 'logits') checkLogits(name, array);
  else checkPosteriors(name, array);
  return { kind, values, shape };
}
