/** The mean of a few values, and how far it may be off. */
import { betaQuantile } from './betaQuantile.ts';

/** Two-sided quantile of Student's t, through the beta quantile: t² / (df + t²) is Beta(1/2, df/2). */
export function studentQuantile(degrees: number, confidence = 0.95): number {
  const share = betaQuantile(confidence, 0.5, degrees / 2);
  return Math.sqrt((degrees * share) / (1 - share));
}

/** Without ends where there is one value: nothing tells then how far it may be off. */
export interface MeanInterval {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What a difference of two shares lies within. */
export const DIFFERENCE = [-1, 1] as const;

/** The mean of independent values within [least, most] with its 95 % interval by Student's t. */
export function meanInterval(
  values: readonly number[],
  [least, most]: readonly [number, number],
): MeanInterval {
  const count = values.length;
  const value = values.reduce((sum, one) => sum + one, 0) / count;
  if (count < 2) return { value, low: null, high: null };
  const squares = values.reduce((sum, one) => sum + (one - value) ** 2, 0);
  const reach = studentQuantile(count - 1) * Math.sqrt(squares / (count - 1) / count);
  return { value, low: Math.max(least, value - reach), high: Math.min(most, value + reach) };
}
