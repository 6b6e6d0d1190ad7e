/** How far the sum of a row of posteriors may be from 1, by the precision of its numbers, and what a row beyond it suggests. */
import type { Numbers } from '../data/numpy/numbers.ts';
import type { RawArray } from './arrays.ts';

/** Our choice: float32 errs by 1e-6, four printed decimals by 5e-4. */
export const SUM_TOLERANCE = 1e-3;
/** Of float16, whose softmax rounds every term and their sum: some ten times its rounding of 2^-11. Our choice. */
const HALF_SUM_TOLERANCE = 5e-3;
/** Of bfloat16 alike: some ten times its rounding of 2^-9. Our choice. */
const BRAIN_SUM_TOLERANCE = 2e-2;
/** A row within this of 1 is a distribution whose numbers were rounded, whatever it goes by. Our choice. */
export const ROUNDED = 5e-2;

const shared = new Float32Array(1);
const bits = new Uint32Array(shared.buffer);

/** Whether the number has at most this many of float32's 23 digits behind the point. */
function hasDigits(value: number, digits: number): boolean {
  shared[0] = value;
  return shared[0] === value && (bits[0]! & (2 ** (23 - digits) - 1)) === 0;
}

const isHalf = (value: number) =>
  value < 2 ** -14 ? Number.isInteger(value * 2 ** 24) : hasDigits(value, 10);
const isBrain = (value: number) => hasDigits(value, 7);

const all = (values: Numbers, is: (value: number) => boolean): boolean => {
  for (let at = 0; at < values.length; at++) if (!is(values[at]!)) return false;
  return true;
};

/** By the numbers themselves: posteriors of half precision are mostly saved as float32. */
export function sumTolerance({ values, half }: RawArray): number {
  if (values.length > 0 && all(values, isBrain)) return BRAIN_SUM_TOLERANCE;
  return half || all(values, isHalf) ? HALF_SUM_TOLERANCE : SUM_TOLERANCE;
}

const AS_LOGITS = 'Outputs before the softmax go by the name logits (shadow_logits for shadow models).';
const SEEM_ROUNDED =
  'The posteriors seem rounded: save more of their digits (float32), or divide each row by its sum.';
const PERCENTAGES = 'The posteriors seem to be percentages: divide them by 100.';
const LOGARITHMS =
  'The numbers seem to be logarithms of posteriors: by the name logits they will do as they are (shadow_logits for shadow models).';
const ONE_DISTRIBUTION =
  'A row has one probability for each class, all of them together 1: outputs of several labels at once (a sigmoid for each) are none.';

/** What to do about a row that is no distribution. */
export function rowAdvice(row: ArrayLike<number>, tolerance: number): string {
  const values = Array.from(row);
  const sum = values.reduce((a, b) => a + b, 0);
  if (!values.every(Number.isFinite))
    return 'Look at what the model answered there, or leave the example out.';
  if (values.every((value) => value >= 0 && value <= 100 + 1) && Math.abs(sum - 100) <= 1) return PERCENTAGES;
  const ofLogs = values.reduce((total, value) => total + Math.exp(value), 0);
  if (values.every((value) => value <= tolerance) && Math.abs(ofLogs - 1) <= ROUNDED) return LOGARITHMS;
  if (values.some((value) => value < 0 || value > 1 + tolerance)) return AS_LOGITS;
  return Math.abs(sum - 1) <= ROUNDED ? SEEM_ROUNDED : ONE_DISTRIBUTION;
}
