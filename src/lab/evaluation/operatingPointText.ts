/** What is said of a TPR at an FPR, on the page, in the report and in the terminal. */
import { count, rate } from '../numbers.ts';
import type { OperatingPoint } from './roc.ts';

/** Stands behind a rate that N cannot resolve; `unresolvedText` says what it means. */
export const UNRESOLVED = '*';

/** The FPR that is reached, and the non-members it consists of: "9.72 %, 35 false" */
export const reachedText = ({
  reachedFpr,
  falsePositives,
}: Pick<OperatingPoint, 'reachedFpr' | 'falsePositives'>): string =>
  `${rate(reachedFpr)}, ${count(falsePositives)} false`;

/** Why a rate is marked: "0.1 % cannot be resolved with 5 non-members, it takes 1,000: this is the TPR at 0 false positives" */
export function unresolvedText({ fpr, nonMembers }: Pick<OperatingPoint, 'fpr' | 'nonMembers'>): string {
  const noun = nonMembers === 1 ? 'non-member' : 'non-members';
  const needed = fpr > 0 ? `, it takes ${count(Math.ceil(1 / fpr - 1e-9))}` : '';
  return `${rate(fpr)} cannot be resolved with ${count(nonMembers)} ${noun}${needed}: this is the TPR at 0 false positives`;
}

/** Of every asked rate that is unresolved for any of the attacks, why; the smallest rate last. */
export function unresolvedTexts(
  attacks: readonly { readonly tprAtFpr: readonly OperatingPoint[] }[],
): string[] {
  const points = attacks.flatMap(({ tprAtFpr }) => tprAtFpr.filter(({ resolved }) => !resolved));
  const fprs = [...new Set(points.map(({ fpr }) => fpr))].sort((a, b) => b - a);
  // An attack may be judged on fewer examples than others.
  return fprs.map((asked) => {
    const counts = points.filter(({ fpr }) => fpr === asked).map(({ nonMembers }) => nonMembers);
    return unresolvedText({ fpr: asked, nonMembers: Math.max(...counts) });
  });
}
