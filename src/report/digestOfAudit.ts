import type { Audit } from '../lab/audit/audit.ts';
import type { AuditInput } from '../lab/audit/auditInput.ts';
import { type Digest, plotOf } from './digest.ts';
import { slicesOf } from './slices.ts';

/** The plots of every attack, and the attack of the highest AUC class by class. */
export function digestOfAudit({ report, judged }: Audit, { members, target }: AuditInput): Digest {
  const [first] = [...report.attacks].sort((a, b) => b.auc.value - a.auc.value);
  const judgedMembers = (evaluated: Int32Array | null) =>
    evaluated ? Uint8Array.from(evaluated, (i) => members[i]!) : members;
  const sliced = judged.find(({ name }) => name === first?.name);
  const labels = sliced?.evaluated
    ? Int32Array.from(sliced.evaluated, (i) => target.labels[i]!)
    : target.labels;
  return {
    plots: judged.map((attack) => plotOf(attack, judgedMembers(attack.evaluated))),
    slices: sliced ? slicesOf(sliced, labels, judgedMembers(sliced.evaluated)) : null,
  };
}
