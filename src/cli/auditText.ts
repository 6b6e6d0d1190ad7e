/** The audit as a person reads it in a terminal. */
import type { AuditFigures } from '../lab/audit/auditFigures.ts';
import type { Interval } from '../lab/evaluation/interval.ts';
import type { AuditAnswer } from './commands/audit.ts';

const percent = (value: number) => (100 * value).toFixed(1);
const range = ({ value, low, high }: Interval) => `${percent(value)} [${percent(low)}, ${percent(high)}]`;
const area = ({ value, low, high }: Interval) =>
  `${value.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;

function row({ name, auc, balancedAccuracy, oracle, tprAtFpr }: AuditFigures): string {
  const tail = tprAtFpr
    .map(({ tpr, falsePositives }) => `${percent(tpr)} (${falsePositives} false)`)
    .join(', ');
  const own = balancedAccuracy ? range(balancedAccuracy) : '-';
  return `  ${name.padEnd(18)}${area(auc).padEnd(26)}${own.padEnd(22)}${percent(oracle.balancedAccuracy).padEnd(10)}${tail}`;
}

export function auditText(answer: AuditAnswer): string {
  const { members, nonMembers, classes, shadows, accuracy, attacks, refused, missing, notes, intervals } =
    answer;
  const heading = [
    'attack'.padEnd(18),
    'AUC'.padEnd(26),
    'balanced accuracy, %'.padEnd(22),
    'oracle, %'.padEnd(10),
  ];
  const ranked = [...attacks].sort((a, b) => b.auc.value - a.auc.value);
  const fprs = attacks[0]!.tprAtFpr.map(({ fpr }) => `${100 * fpr} %`).join(', ');
  return [
    `${members} members, ${nonMembers} non-members, ${classes} classes, ${shadows} shadow models; ` +
      `accuracy ${percent(accuracy.members)} % on members, ${percent(accuracy.nonMembers)} % on non-members`,
    '',
    `  ${heading.join('')}TPR, %, at FPR ${fprs}`,
    ...ranked.map(row),
    '',
    'oracle: the best threshold for this very membership, an upper bound and no attack of its own',
    `intervals: 95 %; AUC: ${intervals.auc}; balanced accuracy: ${intervals.balancedAccuracy}`,
    ...refused.map(({ attack, reason }) => `not run: ${attack}: ${reason}`),
    ...missing.map(({ array, wouldAdd }) => `missing: ${array} would add ${wouldAdd.join(', ')}`),
    ...notes.map((note) => `note: ${note}`),
    ...answer.ignored.map((name) => `not used: ${name}`),
  ].join('\n');
}
