/** A ROC curve with as many points as an eye can tell apart, on linear and on logarithmic axes. */
import type { RocCurve } from '../lab/evaluation/roc.ts';

export interface ThinCurve {
  readonly fpr: readonly number[];
  readonly tpr: readonly number[];
  /** Called a member from here on; the first is infinite. */
  readonly thresholds: readonly number[];
}

/** Steps along an axis, and along a decade of it, below which two points are one. Our choice. */
const STEPS = 250;
const STEPS_A_DECADE = 60;
const LEAST = 1e-6;

const isFar = (a: number, b: number) =>
  Math.abs(a - b) * STEPS >= 1 ||
  Math.abs(Math.log10(Math.max(LEAST, a)) - Math.log10(Math.max(LEAST, b))) * STEPS_A_DECADE >= 1;

/** Every point that is kept is a point of the curve; the two ends always are. */
export function thinCurve({ fpr, tpr, thresholds }: RocCurve): ThinCurve {
  const kept = [0];
  const last = fpr.length - 1;
  for (let i = 1; i <= last; i++) {
    const from = kept.at(-1)!;
    if (i < last && !isFar(fpr[i]!, fpr[from]!) && !isFar(tpr[i]!, tpr[from]!)) continue;
    // The corner before a jump, or the jump would be drawn slanted.
    if (i - 1 > from) kept.push(i - 1);
    kept.push(i);
  }
  const pick = (values: Float64Array) => kept.map((i) => values[i]!);
  return { fpr: pick(fpr), tpr: pick(tpr), thresholds: pick(thresholds) };
}
