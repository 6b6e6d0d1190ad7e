/** One audited attack's figures, with intervals that a million examples can afford. */
import { balancedAccuracy } from '../evaluation/balancedAccuracy.ts';
import { bootstrapAuc } from '../evaluation/bootstrap.ts';
import { delongAuc } from '../evaluation/delong.ts';
import type { EvaluatedAttack } from '../evaluation/evaluatedScores.ts';
import { type AttackFigures, REPORTED_FPRS } from '../evaluation/figures.ts';
import { moverBalancedAccuracy } from '../evaluation/moverBalancedAccuracy.ts';
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
}

/** Up to so many examples the bootstrap takes a second or less for an attack. Our choice. */
export const MOST_BOOTSTRAPPED = 20_000;

/** How the intervals were made, in words. */
export function intervalMethods(examples: number): {
  readonly auc: string;
  readonly balancedAccuracy: string;
} {
  const rates = 'TPR and TNR: Clopper-Pearson';
  if (examples <= MOST_BOOTSTRAPPED) {
    return {
      auc: 'stratified bootstrap, 1,000 resamples',
      balancedAccuracy: `Clopper-Pearson with as many members as non-members, else stratified bootstrap; ${rates}`,
    };
  }
  return {
    auc: 'DeLong, DeLong & Clarke-Pearson 1988 (analytic)',
    balancedAccuracy: `MOVER (Zou & Donner 2008) over the intervals of TPR and TNR; ${rates}`,
  };
}

/** @param examples how many the whole audit has: every attack of it has intervals of one kind */
export function auditFigures(attack: AuditedAttack, examples: number, seed: number): AuditFigures {
  const { name, labelled, scores, decisions, members, thresholdFrom } = attack;
  const ranked = rankScores(scores, members);
  const curve = curveOfRanked(ranked);
  const { value, threshold } = bestBalancedAccuracy(curve);
  const few = examples <= MOST_BOOTSTRAPPED;
  const ownAccuracy = (called: Uint8Array) =>
    few ? balancedAccuracy(called, members, { seed }) : moverBalancedAccuracy(called, members);
  return {
    name,
    labelled,
    auc: few ? bootstrapAuc(scores, members, { seed }) : delongAuc(ranked),
    balancedAccuracy: decisions && ownAccuracy(decisions),
    oracle: { balancedAccuracy: value, threshold },
    advantage: advantage(curve),
    tprAtFpr: REPORTED_FPRS.map((fpr) => truePositiveRateAt(curve, fpr)),
    thresholdFrom,
  };
}
