/** Two attacks on the same examples: by how much one is better, and how sure that is. */
import { aucOfRanked, aucPairs } from './aucInterval.ts';
import { balancedAccuracy, decisionPairs } from './balancedAccuracy.ts';
import { checkScores } from './checks.ts';
import type { Interval } from './interval.ts';
import { type PlacedScores, placed, placementsOf } from './placements.ts';
import { rankScores } from './roc.ts';

/** One of the two figures that are compared. */
interface Side {
  readonly figure: Interval;
  /** Of the figure. */
  readonly variance: number;
  /** [N] of each example, as placementsOf */
  readonly placements: Float64Array;
}

/** What is asked of an attack's scores [N] and decisions [N] for every difference. */
export interface ComparedAttack {
  readonly auc: Side;
  readonly balancedAccuracy: Side;
}

export interface PairedDifference {
  readonly auc: Interval;
  readonly balancedAccuracy: Interval;
}

function sideOf(
  figure: Interval,
  pairsOf: (scores: PlacedScores) => number,
  scores: ArrayLike<number>,
  members: ArrayLike<number>,
): Side {
  const ranked = rankScores(scores, members);
  const { value, low, high } = figure;
  return {
    figure: { value, low, high },
    variance: (value * (1 - value)) / pairsOf(placed(ranked)),
    placements: placementsOf(ranked, scores, members),
  };
}

/** @throws EvaluationError as rocCurve and balancedAccuracy */
export function comparedAttack(
  { scores, decisions }: { readonly scores: ArrayLike<number>; readonly decisions: ArrayLike<number> },
  members: ArrayLike<number>,
): ComparedAttack {
  checkScores(scores, members);
  return {
    auc: sideOf(aucOfRanked(rankScores(scores, members)), aucPairs, scores, members),
    balancedAccuracy: sideOf(balancedAccuracy(decisions, members), decisionPairs, decisions, members),
  };
}

/** The sample covariance of both figures' placements over one kind's examples, per example; 0 of a single one. */
function covarianceOver(kind: 0 | 1, a: Float64Array, b: Float64Array, members: ArrayLike<number>): number {
  let count = 0;
  let [sumA, sumB, products] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    if (members[i] !== kind) continue;
    count += 1;
    sumA += a[i]! - 0.5;
    sumB += b[i]! - 0.5;
    products += (a[i]! - 0.5) * (b[i]! - 0.5);
  }
  return count < 2 ? 0 : (products - (sumA * sumB) / count) / (count - 1) / count;
}

/**
 * First minus second from the intervals of both and how they vary together (MOVER for correlated estimates: Zou 2007; the
 * covariance of DeLong, DeLong & Clarke-Pearson 1988). Their variances have something unseen in them, so that attacks that agree on a
 * few examples are not thought to agree on all.
 */
function differenceOf(first: Side, second: Side, members: ArrayLike<number>): Interval {
  const covariance =
    covarianceOver(1, first.placements, second.placements, members) +
    covarianceOver(0, first.placements, second.placements, members);
  const both = Math.sqrt(first.variance * second.variance);
  const correlation = both > 0 ? Math.max(-1, Math.min(1, covariance / both)) : 0;
  const reach = (a: number, b: number) => Math.sqrt(Math.max(0, a * a + b * b - 2 * correlation * a * b));
  const [a, b] = [first.figure, second.figure];
  const value = a.value - b.value;
  return {
    value,
    low: value - reach(a.value - a.low, b.high - b.value),
    high: value + reach(a.high - a.value, b.value - b.low),
  };
}

/** The first attack minus the second, with 95 % intervals; never [0, 0]. @param members [N] of the examples of both */
export function pairedDifference(
  first: ComparedAttack,
  second: ComparedAttack,
  members: ArrayLike<number>,
): PairedDifference {
  return {
    auc: differenceOf(first.auc, second.auc, members),
    balancedAccuracy: differenceOf(first.balancedAccuracy, second.balancedAccuracy, members),
  };
}
