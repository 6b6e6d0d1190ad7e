/** An estimate with the two ends of its interval, all in the unit of `value`. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

/** Quantile of ascending values by linear interpolation (Hyndman & Fan 1996, type 7; numpy's default). */
export function quantile(ascending: ArrayLike<number>, probability: number): number {
  const position = (ascending.length - 1) * probability;
  const below = Math.floor(position);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return low + (position - below) * (high - low);
}

/** Percentile interval of bootstrap replicates (Efron & Tibshirani 1993, ch. 13). Sorts `replicates` in place. */
export function percentileInterval(value: number, replicates: Float64Array, level = 0.95): Interval {
  replicates.sort();
  const tail = (1 - level) / 2;
  return { value, low: quantile(replicates, tail), high: quantile(replicates, 1 - tail) };
}

export function contains(interval: Interval, value: number): boolean {
  return interval.low <= value && value <= interval.high;
}
