/** The figures of every attack of a run, judged on the same examples. */
import type { AttackScores } from '../attacks/allScores.ts';
import { aucInterval } from './aucInterval.ts';
import { type BalancedAccuracy, balancedAccuracy } from './balancedAccuracy.ts';
import { type AttackFigures, REPORTED_FPRS } from './figures.ts';
import { comparedAttack, type PairedDifference, pairedDifference } from './pairedDifference.ts';
import { advantage, rocCurve, truePositiveRateAt } from './roc.ts';

export interface RunFigures extends AttackFigures {
  readonly balancedAccuracy: BalancedAccuracy;
  /** CLMIA minus this attack on the same examples; null for CLMIA itself. */
  readonly clmiaMinus: PairedDifference | null;
}

/** @param members [N] of the same examples as each attack's scores */
export function judge(attacks: readonly AttackScores[], members: Uint8Array): RunFigures[] {
  const named = attacks.find(({ name }) => name === 'clmia');
  const clmia = named && comparedAttack(named, members);
  return attacks.map((attack) => {
    const curve = rocCurve(attack.scores, members);
    const versus = clmia && attack !== named;
    return {
      name: attack.name,
      labelled: attack.labelled,
      auc: aucInterval(attack.scores, members),
      balancedAccuracy: balancedAccuracy(attack.decisions, members),
      advantage: advantage(curve),
      tprAtFpr: REPORTED_FPRS.map((fpr) => truePositiveRateAt(curve, fpr)),
      // Each example of a run is inside half of its reference models.
      uncovered: 0,
      clmiaMinus: versus ? pairedDifference(clmia, comparedAttack(attack, members), members) : null,
    };
  });
}
