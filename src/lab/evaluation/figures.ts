import type { BalancedAccuracy } from './balancedAccuracy.ts';
import type { EvaluatedAttack } from './evaluatedScores.ts';
import type { Interval } from './interval.ts';
import type { OperatingPoint } from './roc.ts';

export const REPORTED_FPRS = [0.1, 0.01, 0.001] as const;

/** How the 95 % intervals are made, in words. */
export const INTERVAL_METHODS = {
  auc: 'Clopper-Pearson of as many independent pairs as the examples are worth by the variance of DeLong, DeLong & Clarke-Pearson 1988 (after Korn & Graubard 1998)',
  balancedAccuracy:
    'Clopper-Pearson with as many members as non-members, else as the AUC of the decisions; TPR and TNR: Clopper-Pearson',
  difference: 'from the intervals of both and their covariance on the same examples (MOVER: Zou 2007)',
} as const;

/** What is told of one attack, of a run or an audit. */
export interface AttackFigures extends Pick<EvaluatedAttack, 'name' | 'labelled'> {
  readonly auc: Interval;
  /** Of the attack's own decisions; null where it has no threshold of its own. */
  readonly balancedAccuracy: BalancedAccuracy | null;
  readonly advantage: number;
  readonly tprAtFpr: readonly OperatingPoint[];
  /** Examples that no reference model covers as the attack needs: left out of its figures. */
  readonly uncovered: number;
}
