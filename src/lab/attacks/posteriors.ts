/** Softmax in float64, from the float32 logits that an engine computed. */
import type { ModelOutputs } from './attackInputs.ts';

/** @returns [count, classes] log-posteriors */
export function logPosteriors(logits: ArrayLike<number>, classes: number): Float64Array {
  const out = new Float64Array(logits.length);
  for (let row = 0; row < logits.length; row += classes) {
    let max = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) max = Math.max(max, logits[row + c]!);
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += Math.exp(logits[row + c]! - max);
    const shift = max + Math.log(sum);
    for (let c = 0; c < classes; c++) out[row + c] = logits[row + c]! - shift;
  }
  return out;
}

/** @returns [count, classes] posteriors */
export function posteriors(logits: ArrayLike<number>, classes: number): Float64Array {
  return logPosteriors(logits, classes).map(Math.exp);
}

/** What an attack that is defined on posteriors reads. @returns [N, classes] */
export function posteriorsOf({ kind, values, classes }: ModelOutputs): ArrayLike<number> {
  return kind === 'posteriors' ? values : posteriors(values, classes);
}
