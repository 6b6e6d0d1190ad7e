/** What is seen in a snapshot of a model's confidence, as a sentence. */
import { CONFIDENCE_BINS } from '../../../lab/training/confidence.ts';
import type { ConfidenceSnapshot } from '../../state/runSlice.ts';
import { texts } from './texts.ts';

/** ".93", and "1.00". */
export const shareText = (value: number) => value.toFixed(2).replace(/^0/, '');

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

export const countOf = ({ members, nonMembers }: ConfidenceSnapshot) =>
  Math.max(sumOf(members), sumOf(nonMembers));

/** What a bin may hold of its side where the axis ends. */
const TOPS = [0.2, 0.5, 1] as const;

/**
 * Where the axis ends at a snapshot: it holds all bars so far, so that it grows with them while they are learned, and is the same
 * when that is replayed.
 * @param soFar the snapshots of one run, up to the one that is shown
 */
export function axisTop(soFar: readonly ConfidenceSnapshot[]): number {
  const shareOf = (counts: readonly number[]) => Math.max(0, ...counts) / Math.max(1, sumOf(counts));
  const most = Math.max(0, ...soFar.flatMap(({ members, nonMembers }) => [members, nonMembers].map(shareOf)));
  return TOPS.find((top) => most <= top) ?? 1;
}

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
