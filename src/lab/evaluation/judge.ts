/** The figures of every attack of a run, judged on the same examples and the same resamples. */
import type { AttackScores } from '../attacks/allScores.ts';
import { type BalancedAccuracy, balancedAccuracy } from './balancedAccuracy.ts';
import { bootstrapAll } from './bootstrap.ts';
import { type AttackFigures, REPORTED_FPRS } from './figures.ts';
import type { Interval } from './interval.ts';
import { advantage, rocCurve, truePositiveRateAt } from './roc.ts';

export interface RunFigures extends AttackFigures {
  readonly balancedAccuracy: BalancedAccuracy;
  /** CLMIA minus this attack, paired over the same resamples; null for CLMIA itself. */
  readonly clmiaMinus: { readonly auc: Interval; readonly balancedAccuracy: Interval } | null;
}

function negated({ value, low, high }: Interval): Interval {
  return { value: 0 - value, low: 0 - high, high: 0 - low };
}

/** @param members [N] of the same examples as each attack's scores */
export function judge(attacks: readonly AttackScores[], members: Uint8Array, seed: number): RunFigures[] {
  const intervals = bootstrapAll(attacks, members, { seed, reference: 'clmia' });
  return attacks.map((attack, i) => {
    const curve = rocCurve(attack.scores, members);
    const { auc, balancedAccuracy: bootstrapped, versusReference: versus } = intervals[i]!;
    return {
      name: attack.name,
      labelled: attack.labelled,
      auc,
      balancedAccuracy: balancedAccuracy(attack.decisions, members, { seed, bootstrapped }),
      advantage: advantage(curve),
      tprAtFpr: REPORTED_FPRS.map((fpr) => truePositiveRateAt(curve, fpr)),
      clmiaMinus: versus && { auc: negated(versus.auc), balancedAccuracy: negated(versus.balancedAccuracy) },
    };
  });
}
