import { checkScores } from './checks.ts';
import { quantile } from './interval.ts';

/** Two histograms over the same bins; scores outside the range count in the first or the last bin. */
export interface ScoreHistogram {
  /** [bins + 1], ascending, in the unit of the scores. */
  edges: Float64Array;
  /** [bins], counts. */
  members: Int32Array;
  /** [bins], counts. */
  nonMembers: Int32Array;
}

export interface HistogramOptions {
  /** Default 40. */
  bins?: number;
  /** Share of the scores left beyond each end of the range; default 0.005. */
  tail?: number;
  /** Of bins that several histograms share; a robust range of the scores without it. */
  range?: readonly [low: number, high: number];
}

/** Where all but a share of the scores at each end lie; never empty. */
export function scoreRange(scores: ArrayLike<number>, tail = 0.005): [number, number] {
  const ascending = Float64Array.from(scores).sort();
  const low = quantile(ascending, tail);
  const high = quantile(ascending, 1 - tail);
  if (low < high) return [low, high];
  const least = ascending[0]!;
  const most = ascending[ascending.length - 1]!;
  return least < most ? [least, most] : [least - 0.5, most + 0.5];
}

/** Histograms of member and non-member scores [N] over one robust range. @throws EvaluationError as rocCurve. */
export function scoreHistogram(
  scores: ArrayLike<number>,
  members: ArrayLike<number>,
  { bins = 40, tail, range }: HistogramOptions = {},
): ScoreHistogram {
  checkScores(scores, members);
  const [low, high] = range ?? scoreRange(scores, tail);
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => low + ((high - low) * i) / bins);
  const counts = { members: new Int32Array(bins), nonMembers: new Int32Array(bins) };
  for (let i = 0; i < scores.length; i++) {
    const bin = Math.floor(((scores[i]! - low) / (high - low)) * bins);
    const side = members[i] === 1 ? counts.members : counts.nonMembers;
    side[Math.min(bins - 1, Math.max(0, bin))]! += 1;
  }
  return { edges, ...counts };
}
