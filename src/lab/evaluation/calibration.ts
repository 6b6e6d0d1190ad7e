/** Whether a probability of membership means what it says. */
import { checkScores } from './checks.ts';
import { clopperPearson } from './clopperPearson.ts';
import { EvaluationError } from './errors.ts';
import type { Interval } from './interval.ts';

export interface ReliabilityBin {
  /** The bin holds probabilities from `low` to below `high`; the last one, 1 too. */
  low: number;
  high: number;
  count: number;
  /** Mean probability of its examples; null where there are none. */
  confidence: number | null;
  /** Share of members among its examples, with its 95 % Clopper-Pearson interval; null where there are none. */
  members: Interval | null;
}

export interface Calibration {
  bins: ReliabilityBin[];
  /** Expected calibration error: mean distance of confidence and share of members over the examples (Guo et al. 2017). */
  expectedError: number;
  /** Mean squared distance of probability and membership (Brier 1950). */
  brier: number;
}

/**
 * Reliability of probabilities [N] against members [N] in bins of equal width (Guo, Pleiss, Sun & Weinberger, ICML 2017).
 * @throws EvaluationError as rocCurve, or for a value outside 0 to 1.
 */
export function calibration(
  probabilities: ArrayLike<number>,
  members: ArrayLike<number>,
  bins = 10,
): Calibration {
  checkScores(probabilities, members);
  const count = probabilities.length;
  const groups = Array.from({ length: bins }, () => ({ count: 0, sum: 0, members: 0 }));
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const p = probabilities[i]!;
    if (p < 0 || p > 1) {
      throw new EvaluationError(`probabilities[${i}]: ${p}`, 'A probability lies from 0 to 1.');
    }
    const group = groups[Math.min(bins - 1, Math.floor(p * bins))]!;
    group.count += 1;
    group.sum += p;
    group.members += members[i]!;
    squares += (p - members[i]!) ** 2;
  }
  return {
    bins: groups.map((group, i) => ({
      low: i / bins,
      high: (i + 1) / bins,
      count: group.count,
      confidence: group.count === 0 ? null : group.sum / group.count,
      members: group.count === 0 ? null : clopperPearson(group.members, group.count),
    })),
    expectedError: groups.reduce((sum, group) => sum + Math.abs(group.sum - group.members), 0) / count,
    brier: squares / count,
  };
}
