import type { BalancedAccuracy } from './balancedAccuracy.ts';
import type { EvaluatedAttack } from './evaluatedScores.ts';
import type { Interval } from './interval.ts';
import type { OperatingPoint } from './roc.ts';

export const REPORTED_FPRS = [0.1, 0.01, 0.001] as const;

/** What is told of one attack, of a run or an audit. */
export interface AttackFigures extends Pick<EvaluatedAttack, 'name' | 'labelled'> {
  readonly auc: Interval;
  /** Of the attack's own decisions; null where it has no threshold of its own. */
  readonly balancedAccuracy: BalancedAccuracy | null;
  readonly advantage: number;
  readonly tprAtFpr: readonly OperatingPoint[];
}
