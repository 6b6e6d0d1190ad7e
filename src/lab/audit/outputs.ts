/** A model's answers as probabilities: checked row by row where they are posteriors, made of logits where not. */
import type { Numbers } from '../data/numpy/numbers.ts';
import { placeText, type RawArray } from './arrays.ts';
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

/** Softmax of each row, in place. */
function softmaxRows(values: Float32Array | Float64Array, classes: number): void {
  for (let start = 0; start < values.length; start += classes) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) highest = Math.max(highest, values[start + c]!);
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += Math.exp(values[start + c]! - highest);
    for (let c = 0; c < classes; c++) values[start + c] = Math.exp(values[start + c]! - highest) / sum;
  }
}

/**
 * Posteriors of logits [..., classes], made in the same memory where that holds floats.
 * @throws AuditInputError for a logit that is not finite, or where every row is a distribution already
 */
export function posteriorsOfLogits(name: string, array: RawArray): Float32Array | Float64Array {
  const { values, shape } = array;
  for (let at = 0; at < values.length; at++) {
    if (!Number.isFinite(values[at])) {
      throw new AuditInputError(`${name}${placeText(at, shape)}`, values[at], 'a finite number');
    }
  }
  if (looksNormalised(array)) {
    const hint = `Give them by the name ${name.replace('logits', 'posteriors')}.`;
    throw new AuditInputError(name, 'rows that all sum to 1: posteriors', 'outputs before the softmax', hint);
  }
  const floats =
    values instanceof Float32Array || values instanceof Float64Array ? values : new Float64Array(values);
  softmaxRows(floats, shape.at(-1)!);
  return floats;
}
