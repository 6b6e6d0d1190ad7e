/** The audit as a person reads it in a terminal. */
import type { AuditResult } from '../../lab/audit/audit.ts';
import type { AuditFigures } from '../../lab/audit/auditFigures.ts';
import { type Mapping, takenFor } from '../../lab/audit/mapping/roles.ts';
import { refusalsByReason } from '../../lab/audit/refusals.ts';
import { reachedText, UNRESOLVED, unresolvedText } from '../../lab/evaluation/operatingPointText.ts';
import { areaRange, leftOutText, percent, points, pointsRange, rate } from '../../lab/numbers.ts';
import { attackColumn } from './attackColumn.ts';

export interface AuditAnswer extends AuditResult {
  /** Arrays in the file that an audit has no use for. */
  readonly ignored: readonly string[];
  /** What was taken for what. */
  readonly columns: Mapping;
}

const nameShown = (name: string) => (name === '' ? 'a column without a name' : name);

/** What was taken for what, where the names differ. */
const takenLines = (columns: Mapping) => takenFor(columns).map(([role, names]) => `${role}: ${names}`);

function row({ name, auc, balancedAccuracy, oracle, tprAtFpr, uncovered }: AuditFigures): string {
  const tail = tprAtFpr
    .map(({ tpr, resolved, ...at }) => `${points(tpr)}${resolved ? '' : UNRESOLVED} (${reachedText(at)})`)
    .join(', ');
  const without = uncovered > 0 ? `; ${leftOutText(uncovered)}` : '';
  const own = balancedAccuracy ? pointsRange(balancedAccuracy) : '-';
  return `  ${attackColumn(name)}${areaRange(auc, 4).padEnd(26)}${own.padEnd(22)}${points(oracle.balancedAccuracy).padEnd(12)}${tail}${without}`;
}

export function auditText(answer: AuditAnswer): string {
  const {
    members,
    nonMembers,
    classes,
    shadows,
    accuracy,
    attacks,
    findings,
    refused,
    missing,
    notes,
    remarks,
    intervals,
  } = answer;
  const heading = [
    attackColumn('attack'),
    'AUC'.padEnd(26),
    'balanced accuracy, %'.padEnd(22),
    'best cut, %'.padEnd(12),
  ];
  const unresolved = unresolvedText(attacks.flatMap(({ tprAtFpr }) => tprAtFpr));
  const ranked = [...attacks].sort((a, b) => b.auc.value - a.auc.value);
  const fprs = attacks[0]!.tprAtFpr.map(({ fpr }) => rate(fpr)).join(', ');
  return [
    ...notes.map(({ text }) => `check first: ${text}`),
    ...(notes.length > 0 ? [''] : []),
    ...findings.map(({ text }) => text),
    '',
    `${members} members, ${nonMembers} non-members, ${classes} classes, ${shadows} shadow models; ` +
      `accuracy ${percent(accuracy.members)} on members, ${percent(accuracy.nonMembers)} on non-members`,
    '',
    `  ${heading.join('')}TPR, %, at FPR ${fprs} (FPR reached, non-members called members)`,
    ...ranked.map(row),
    '',
    ...(unresolved ? [`${UNRESOLVED} ${unresolved}`] : []),
    'best cut: the best threshold for this very membership, an upper bound that no attack reaches by itself (oracle in JSON)',
    `intervals: 95 %; AUC: ${intervals.auc}; balanced accuracy: ${intervals.balancedAccuracy}`,
    ...refusalsByReason(refused).map(
      ({ attacks: names, reason }) => `not run: ${names.join(', ')}: ${reason}`,
    ),
    ...missing.map(({ array, wouldAdd }) => `missing: ${array} would add ${wouldAdd.join(', ')}`),
    ...remarks.map((remark) => `note: ${remark}`),
    ...takenLines(answer.columns),
    ...(answer.ignored.length > 0 ? [`not used: ${answer.ignored.map(nameShown).join(', ')}`] : []),
  ].join('\n');
}
