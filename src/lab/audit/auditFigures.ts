/** One audited attack's figures. */
import { aucOfRanked } from '../evaluation/aucInterval.ts';
import { balancedAccuracy } from '../evaluation/balancedAccuracy.ts';
import type { EvaluatedAttack } from '../evaluation/evaluatedScores.ts';
import { type AttackFigures, REPORTED_FPRS } from '../evaluation/figures.ts';
import {
  advantage,
  bestBalancedAccuracy,
  curveOfRanked,
  rankScores,
  truePositiveRateAt,
} from '../evaluation/roc.ts';

/** What the threshold behind an audited attack's decisions rests on; null: it has none. */
export type ThresholdFrom =
  | 'the score itself'
  | 'the first shadow model'
  /** Where those before it were trained on none of the examples. */
  | 'the first shadow model with members'
  | 'the definition'
  | 'the head'
  | null;

export interface AuditFigures extends AttackFigures {
  /** Best over thresholds chosen on the audited membership itself: an upper bound, no attack's own figure. */
  readonly oracle: { readonly balancedAccuracy: number; readonly threshold: number };
  readonly thresholdFrom: ThresholdFrom;
}

export interface AuditedAttack extends EvaluatedAttack {
  readonly thresholdFrom: ThresholdFrom;
  readonly uncovered: number;
}

export function auditFigures(attack: AuditedAttack): AuditFigures {
  const { name, labelled, scores, decisions, members, thresholdFrom, uncovered } = attack;
  const ranked = rankScores(scores, members);
  const curve = curveOfRanked(ranked);
  const { value, threshold } = bestBalancedAccuracy(curve);
  return {
    name,
    labelled,
    auc: aucOfRanked(ranked),
    balancedAccuracy: decisions && balancedAccuracy(decisions, members),
    oracle: { balancedAccuracy: value, threshold },
    advantage: advantage(curve),
    tprAtFpr: REPORTED_FPRS.map((fpr) => truePositiveRateAt(curve, fpr)),
    thresholdFrom,
    uncovered,
  };
}
