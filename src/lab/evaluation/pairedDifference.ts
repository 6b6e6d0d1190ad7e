/** Two attacks on the same examples: by how much one is better, and how sure that is. */
import { aucOfRanked, independentPairs } from './aucInterval.ts';
import { balancedAccuracy } from './balancedAccuracy.ts';
import { checkScores } from './checks.ts';
import type { Interval } from './interval.ts';
import { placed, placementsOf, seenVariance } from './placements.ts';
import { rankScores } from './roc.ts';

/** One of the two figures that are compared. */
export interface Side {
  readonly figure: Interval;
  /** Of the figure: as it is seen, and with something unseen added. */
  readonly variances: { readonly seen: number; readonly withUnseen: number };
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

function sideOf(figure: Interval, scores: ArrayLike<number>, members: ArrayLike<number>): Side {
  const ranked = rankScores(scores, members);
  const { value, low, high } = figure;
  const own = placed(ranked);
  return {
    figure: { value, low, high },
    variances: { seen: seenVariance(own), withUnseen: (value * (1 - value)) / independentPairs(own) },
    placements: placementsOf(ranked, scores, members),
  };
}

/** @throws EvaluationError as rocCurve */
export function aucSide(scores: ArrayLike<number>, members: ArrayLike<number>): Side {
  checkScores(scores, members);
  return sideOf(aucOfRanked(rankScores(scores, members)), scores, members);
}

/** @throws EvaluationError as balancedAccuracy */
export const decisionSide = (decisions: ArrayLike<number>, members: ArrayLike<number>): Side =>
  sideOf(balancedAccuracy(decisions, members), decisions, members);

/** @throws EvaluationError as rocCurve and balancedAccuracy */
export function comparedAttack(
  { scores, decisions }: { readonly scores: ArrayLike<number>; readonly decisions: ArrayLike<number> },
  members: ArrayLike<number>,
): ComparedAttack {
  return { auc: aucSide(scores, members), balancedAccuracy: decisionSide(decisions, members) };
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
 * covariance of DeLong, DeLong & Clarke-Pearson 1988). Of figures that rise together, the variances have something unseen in them:
 * attacks that agree on a few examples are not thought to agree on all.
 */
export function differenceOf(first: Side, second: Side, members: ArrayLike<number>): Interval {
  const covariance =
    covarianceOver(1, first.placements, second.placements, members) +
    covarianceOver(0, first.placements, second.placements, members);
  const which = covariance > 0 ? 'withUnseen' : 'seen';
  const both = Math.sqrt(first.variances[which] * second.variances[which]);
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
