import type { Interval } from '../../lab/evaluation/interval.ts';
import { inLanguage } from '../../language/inLanguage.ts';

export const noiseTexts = inLanguage('noise', {
  within: 'within the noise',
  beyond: 'beyond the noise',
  /** Of intervals that end where nothing can be more, or less. */
  atLeast: (share: string) => `at least ${share}`,
  atMost: (share: string) => `at most ${share}`,
});

export const excludesNone = ({ low, high }: Interval) => low > 0 || high < 0;

/** Whether a difference is more than chance among the examples of a test may bring. */
export const noiseWords = (difference: Interval): string =>
  excludesNone(difference) ? noiseTexts.beyond : noiseTexts.within;
