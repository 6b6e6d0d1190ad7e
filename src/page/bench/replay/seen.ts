/** What is seen in a snapshot of a model's confidence, as a sentence. */
import { CONFIDENCE_BINS } from '../../../lab/training/confidence.ts';
import type { ConfidenceSnapshot } from '../../state/runSlice.ts';
import { texts } from './texts.ts';

/** ".93", and "1.00". */
export const shareText = (value: number) => value.toFixed(2).replace(/^0/, '');

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

export const countOf = ({ members, nonMembers }: ConfidenceSnapshot) =>
  Math.max(sumOf(members), sumOf(nonMembers));

/** Squared standard error of the mean, to within the width of a bin. */
function errorOf(counts: readonly number[], mean: number): number {
  const all = sumOf(counts);
  const squares = counts.reduce(
    (sum, count, bin) => sum + count * ((bin + 0.5) / CONFIDENCE_BINS - mean) ** 2,
    0,
  );
  return all > 1 ? squares / (all - 1) / all : Infinity;
}

/** Two standard errors, as for an interval of 95 %. */
const NOISE = 2;

export function seenIn({ members, nonMembers, means }: ConfidenceSnapshot): string {
  const difference = means.members - means.nonMembers;
  const noise = NOISE * Math.sqrt(errorOf(members, means.members) + errorOf(nonMembers, means.nonMembers));
  const said = [shareText(means.members), shareText(means.nonMembers)] as const;
  if (difference > noise) return texts.seen.surer(...said);
  return difference < -noise ? texts.seen.lessSure(...said) : texts.seen.alike(...said);
}
