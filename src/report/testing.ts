/** Made-up figures for the report's tests. */
import type { ReportedAttack } from './htmlReportData.ts';

export function attackOf(
  name: ReportedAttack['name'],
  auc: number,
  falsePositives: readonly number[],
  nonMembers = 1000,
): ReportedAttack {
  return {
    name,
    labelled: { members: 0, nonMembers: 0 },
    auc: { value: auc, low: auc - 0.02, high: auc + 0.03 },
    balancedAccuracy: null,
    advantage: 0,
    oracle: null,
    tprAtFpr: [0.1, 0.01, 0.001].map((fpr, i) => ({
      fpr,
      reachedFpr: falsePositives[i]! / nonMembers,
      tpr: 2 * fpr,
      tprInterval: { low: fpr, high: 3 * fpr },
      falsePositives: falsePositives[i]!,
      nonMembers,
      resolved: fpr * nonMembers >= 1,
    })),
    clmiaMinus: null,
    uncovered: 0,
  };
}
