/** What the paired difference of two attacks allows to be said. */
import type { Interval } from '../../lab/evaluation/interval.ts';
import { texts } from './texts.ts';

const { paired: words } = texts;

/** @param difference of their AUCs, a minus b */
export function pairedVerdict(a: string, b: string, { low, high }: Interval): string {
  if (low > 0) return words.better(a, b);
  return high < 0 ? words.better(b, a) : words.unseen;
}
