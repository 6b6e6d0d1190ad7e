import { independentPairs, intervalOfPairs, pairsWithoutRepeats } from './aucInterval.ts';
import { checkBinary, checkMembers, type MembershipCounts } from './checks.ts';
import { clopperPearson } from './clopperPearson.ts';
import type { Interval } from './interval.ts';
import type { PlacedScores, Spread } from './placements.ts';

export interface BalancedAccuracy extends Interval {
  tpr: Interval;
  tnr: Interval;
}

/** The placements of examples of which a share `right` is decided rightly lie at one of two places, 1/2 apart. */
const spreadOf = (right: number, count: number): Spread => ({
  count,
  variance: count < 2 ? 0 : (right * (1 - right) * count) / (count - 1) / 4,
});

/** Decisions as scores of two levels, whose AUC is the balanced accuracy. */
function placedDecisions(tpr: number, tnr: number, counts: MembershipCounts): PlacedScores {
  return {
    value: (tpr + tnr) / 2,
    members: spreadOf(tpr, counts.members),
    nonMembers: spreadOf(tnr, counts.nonMembers),
  };
}

/** The AUC of two levels varies at most as the share of right decisions in as many examples of each kind. */
const fewestDecisions = (decisions: PlacedScores): number => 2 * pairsWithoutRepeats(decisions);

/**
 * (TPR + TNR) / 2 of decisions [N] (1 = called a member) against members [N], with 95 % intervals.
 * TPR and TNR: Clopper-Pearson. Balanced accuracy: with as many members as non-members it is the plain share of
 * right decisions, so Clopper-Pearson over all N (Hoeffding 1956: two rates that differ vary less); otherwise as the AUC of
 * the decisions. Never [1, 1] nor [0, 0].
 * @throws EvaluationError for lengths that differ, values other than 0 and 1, or a single membership kind.
 */
export function balancedAccuracy(decisions: ArrayLike<number>, members: ArrayLike<number>): BalancedAccuracy {
  const counts = checkMembers(members);
  checkBinary('decisions', decisions, members.length);
  let truePositives = 0;
  let trueNegatives = 0;
  for (let i = 0; i < members.length; i++) {
    if (decisions[i] !== members[i]) continue;
    if (members[i] === 1) truePositives += 1;
    else trueNegatives += 1;
  }
  const tpr = clopperPearson(truePositives, counts.members);
  const tnr = clopperPearson(trueNegatives, counts.nonMembers);
  const placed = placedDecisions(tpr.value, tnr.value, counts);
  const whole =
    counts.members === counts.nonMembers
      ? clopperPearson(truePositives + trueNegatives, members.length)
      : intervalOfPairs(placed.value, Math.max(fewestDecisions(placed), independentPairs(placed)));
  return { ...whole, tpr, tnr };
}
