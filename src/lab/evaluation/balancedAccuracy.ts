import { type BootstrapOptions, bootstrapBalancedAccuracy } from './bootstrap.ts';
import { checkBinary, checkMembers } from './checks.ts';
import { clopperPearson } from './clopperPearson.ts';
import type { Interval } from './interval.ts';

export interface BalancedAccuracy extends Interval {
  tpr: Interval;
  tnr: Interval;
}

/**
 * (TPR + TNR) / 2 of decisions [N] (1 = called a member) against members [N], with 95 % intervals.
 * TPR and TNR: Clopper-Pearson. Balanced accuracy: with as many members as non-members it is the plain share of
 * right decisions, so Clopper-Pearson over all N (slightly conservative); otherwise the stratified bootstrap, or what it
 * gave for this seed already.
 * @throws EvaluationError for lengths that differ, values other than 0 and 1, or a single membership kind.
 */
export function balancedAccuracy(
  decisions: ArrayLike<number>,
  members: ArrayLike<number>,
  options: BootstrapOptions & { bootstrapped?: Interval },
): BalancedAccuracy {
  const counts = checkMembers(members);
  checkBinary('decisions', decisions, members.length);
  let truePositives = 0;
  let trueNegatives = 0;
  for (let i = 0; i < members.length; i++) {
    if (decisions[i] !== members[i]) continue;
    if (members[i] === 1) truePositives += 1;
    else trueNegatives += 1;
  }
  const whole =
    counts.members === counts.nonMembers
      ? clopperPearson(truePositives + trueNegatives, members.length)
      : (options.bootstrapped ?? bootstrapBalancedAccuracy(decisions, members, options));
  return {
    ...whole,
    tpr: clopperPearson(truePositives, counts.members),
    tnr: clopperPearson(trueNegatives, counts.nonMembers),
  };
}
