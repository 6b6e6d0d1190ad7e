/** Helpers of tests on tensors. */
import * as tf from '@tensorflow/tfjs-core';

export function flat(values: unknown): number[] {
  return [values].flat(Number.POSITIVE_INFINITY) as number[];
}

/** The largest difference between a tensor (or numbers) and the expected numbers; Infinity where their counts differ. */
export function worstError(got: tf.Tensor | ArrayLike<number>, expected: unknown): number {
  const values = Array.from(got instanceof tf.Tensor ? got.dataSync() : got);
  const wanted = flat(expected);
  if (values.length !== wanted.length) return Number.POSITIVE_INFINITY;
  return wanted.reduce((worst, value, i) => {
    const error = Math.abs(value - values[i]!);
    return error <= worst ? worst : Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
  }, 0);
}
