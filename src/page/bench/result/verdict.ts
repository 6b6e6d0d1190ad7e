/** What the headline's interval, and the paired difference beside it, allow to be said of one run. */
import type { Interval } from '../../../lab/evaluation/interval.ts';

export type Verdict = 'better' | 'worse' | 'chance' | 'unclear';
export type Comparison = 'ahead' | 'behind' | 'alike' | 'unclear';

const CHANCE = 0.5;
/** An interval that reaches further to each side tells next to nothing. Our choice, as in the diagnosis. */
const TOO_WIDE = 0.1;
/** A difference known no better than this is not called none. Our choice. */
const UNSURE = 0.05;

const reachOf = ({ low, high }: Interval) => (high - low) / 2;

export function verdictOf(balancedAccuracy: Interval): Verdict {
  if (balancedAccuracy.low > CHANCE) return 'better';
  if (balancedAccuracy.high < CHANCE) return 'worse';
  return reachOf(balancedAccuracy) > TOO_WIDE ? 'unclear' : 'chance';
}

/** @param difference CLMIA minus the other, paired */
export function comparisonOf(difference: Interval): Comparison {
  if (difference.low > 0) return 'ahead';
  if (difference.high < 0) return 'behind';
  return reachOf(difference) > UNSURE ? 'unclear' : 'alike';
}
