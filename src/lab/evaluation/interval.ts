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

export function contains(interval: Interval, value: number): boolean {
  return interval.low <= value && value <= interval.high;
}
