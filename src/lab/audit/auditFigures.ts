/** One audited attack's figures, with intervals that a million examples can afford. */

import type { AttackName } from '../attacks/catalogue.ts';
import { type BalancedAccuracy, balancedAccuracy } from '../evaluation/balancedAccuracy.ts';
import { bootstrapAuc } from '../evaluation/bootstrap.ts';
import type { Interval } from '../evaluation/interval.ts';
import { REPORTED_FPRS } from '../evaluation/judge.ts';
import {
  advantage,
  bestBalancedAccuracy,
  type OperatingPoint,
  truePositiveRateAt,
} from '../evaluation/roc.ts';
import { delongAuc } from './delong.ts';
import { moverBalancedAccuracy } from './moverBalancedAccuracy.ts';
import { curveOf, rankScores } from './rankedScores.ts';

export interface AuditedAttack {
  readonly name: AttackName;
  /** Membership labels of the target that the attack was given; it is judged on the other examples. */
  readonly labelled: { readonly members: number; readonly nonMembers: number };
  readonly auc: Interval;
  /** Of the attack's own decisions; null where nothing but the audited membership could have fitted a threshold. */
  readonly balancedAccuracy: BalancedAccuracy | null;
  /** Best over thresholds chosen on the audited membership itself: an upper bound, no attack's own figure. */
  readonly oracle: { readonly balancedAccuracy: number; readonly threshold: number };
  readonly advantage: number;
  readonly tprAtFpr: readonly OperatingPoint[];
  /** What the threshold behind `balancedAccuracy` rests on. */
  readonly thresholdFrom:
    | 'the score itself'
    | 'the first shadow model'
    | 'the definition'
    | 'the head'
    | null;
}

export interface JudgedAttack {
  readonly name: AttackName;
  readonly labelled: AuditedAttack['labelled'];
  /** [judged] positions of the judged examples; null for all. */
  readonly evaluated: Int32Array | null;
  /** [judged], higher = more likely a member */
  readonly scores: Float64Array;
  /** [judged], 1 = called a member; null without a threshold */
  readonly decisions: Uint8Array | null;
  readonly thresholdFrom: AuditedAttack['thresholdFrom'];
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

export function auditFigures(attack: JudgedAttack, all: Uint8Array, seed: number): AuditedAttack {
  const { name, labelled, evaluated, scores, decisions, thresholdFrom } = attack;
  const members = evaluated ? Uint8Array.from(evaluated, (i) => all[i]!) : all;
  const ranked = rankScores(scores, members);
  const curve = curveOf(ranked);
  const { value, threshold } = bestBalancedAccuracy(curve);
  // Of all examples, so that every attack of an audit has intervals of one kind.
  const few = all.length <= MOST_BOOTSTRAPPED;
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
