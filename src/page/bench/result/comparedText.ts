/** How the headline's verdict goes on with the comparison with the loss: no "but" where both say the same. */
import type { Interval } from '../../../lab/evaluation/interval.ts';
import { texts } from './texts.ts';
import { comparisonOf, verdictOf } from './verdict.ts';

/** @param difference CLMIA minus the loss, paired */
export function comparedText(balanced: Interval, difference: Interval): string {
  const [verdict, compared] = [verdictOf(balanced), comparisonOf(difference)];
  return texts.together(texts.againstLoss[compared][verdict], texts.loss[compared]);
}
