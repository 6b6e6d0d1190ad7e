/** What is said of a TPR at an FPR, on the page, in the report and in the terminal. */
import { count, rate } from '../numbers.ts';
import type { OperatingPoint } from './roc.ts';

/** Stands behind a rate that N cannot resolve; `unresolvedText` says what it means. */
export const UNRESOLVED = '*';

/** The FPR that is reached, and the non-members it consists of: "9.7 %, 35 false alarms" */
export const reachedText = ({
  reachedFpr,
  falsePositives,
}: Pick<OperatingPoint, 'reachedFpr' | 'falsePositives'>): string =>
  `${rate(Number(reachedFpr.toPrecision(2)))}, ${count(falsePositives)} false ${falsePositives === 1 ? 'alarm' : 'alarms'}`;

/** "a, b and c" */
const listed = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/**
 * Why rates are marked, the smallest last; null where all are resolved: "1 % and 0.1 % cannot be resolved with 5 non-members (it
 * takes 100 and 1,000): this is the TPR at 0 false positives"
 */
export function unresolvedText(
  points: readonly Pick<OperatingPoint, 'fpr' | 'nonMembers' | 'resolved'>[],
): string | null {
  const unresolved = points.filter(({ resolved }) => !resolved);
  if (unresolved.length === 0) return null;
  const fprs = [...new Set(unresolved.map(({ fpr }) => fpr))].sort((a, b) => b - a);
  const needed = fprs.filter((fpr) => fpr > 0).map((fpr) => count(Math.ceil(1 / fpr - 1e-9)));
  // An attack may be judged on fewer examples than others.
  const nonMembers = Math.max(...unresolved.map((point) => point.nonMembers));
  const noun = nonMembers === 1 ? 'non-member' : 'non-members';
  const takes = needed.length > 0 ? ` (it takes ${listed(needed)})` : '';
  return `${listed(fprs.map(rate))} cannot be resolved with ${count(nonMembers)} ${noun}${takes}: this is the TPR at 0 false positives`;
}
