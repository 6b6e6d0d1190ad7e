/** Made-up figures for the report's tests. */
import type { ReportedAttack } from './htmlReportData.ts';

export function attackOf(
  name: ReportedAttack['name'],
  auc: number,
  falsePositives: readonly number[],
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
      tpr: 2 * fpr,
      falsePositives: falsePositives[i]!,
    })),
    clmiaMinus: null,
    uncovered: 0,
  };
}
