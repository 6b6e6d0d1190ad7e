/** Where an example's scaled confidence lies over the shadows with it, or without it, and how far it spreads. */

import { MissingShadowError, NoSpreadError } from '../attackInputErrors.ts';
import type { ShadowLabelAnswers, VarianceRule } from '../attackInputs.ts';

/** NaN for an example whose shadows on this side do not suffice. */
export interface Spread {
  /** [N] */
  medians: Float64Array;
  /** [N], in phi squared */
  variances: Float64Array;
}

/** Keeps densities finite where saturated models answer alike. Our choice. */
const LEAST_VARIANCE = 1e-12;

/** Puts a value into the first `count`, which are ascending. */
function insert(ascending: Float64Array, count: number, value: number): void {
  let place = count;
  while (place > 0 && ascending[place - 1]! > value) {
    ascending[place] = ascending[place - 1]!;
    place -= 1;
  }
  ascending[place] = value;
}

function medianOf(ascending: Float64Array, count: number): number {
  const middle = count >> 1;
  return count % 2 === 1 ? ascending[middle]! : (ascending[middle - 1]! + ascending[middle]!) / 2;
}

/**
 * @throws MissingShadowError where no example has a shadow on this side
 * @throws NoSpreadError where every variance would rest on one shadow
 */
export function shadowSpread(
  { phi, members, models }: ShadowLabelAnswers,
  examples: number,
  side: 'in' | 'out',
  rule: VarianceRule,
): Spread {
  const wanted = side === 'in' ? 1 : 0;
  const medians = new Float64Array(examples).fill(Number.NaN);
  const own = new Float64Array(examples).fill(Number.NaN);
  const ascending = new Float64Array(models);
  let squares = 0;
  let pairs = 0;
  let most = 0;
  for (let i = 0; i < examples; i++) {
    let count = 0;
    for (let k = 0; k < models; k++) {
      if (members[k * examples + i] === wanted) insert(ascending, count++, phi[k * examples + i]!);
    }
    most = Math.max(most, count);
    if (count === 0 || (count === 1 && rule === 'per-example')) continue;
    const median = medianOf(ascending, count);
    let deviation = 0;
    for (let k = 0; k < count; k++) deviation += (ascending[k]! - median) ** 2;
    medians[i] = median;
    own[i] = deviation / count;
    squares += deviation;
    pairs += count;
  }
  if (examples > 0 && most === 0) throw new MissingShadowError(side);
  if (most === 1) throw new NoSpreadError(side);
  const variances = rule === 'fixed' ? own.map((one) => (Number.isNaN(one) ? one : squares / pairs)) : own;
  return { medians, variances: variances.map((variance) => Math.max(variance, LEAST_VARIANCE)) };
}
