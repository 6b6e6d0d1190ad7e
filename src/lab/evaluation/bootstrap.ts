import { checkBinary, checkMembers, checkScores } from './checks.ts';
import { EvaluationError } from './errors.ts';
import { type Interval, percentileInterval } from './interval.ts';
import { aucOf, balancedAccuracyOf, calledMembers, rankStatistics } from './rankStatistics.ts';
import { drawnOnce, stratifiedResampler } from './resampling.ts';

export interface BootstrapOptions {
  seed: number;
  /** Default 1,000. */
  resamples?: number;
}

export interface AttackResult {
  name: string;
  /** [N], higher = more likely a member. */
  scores: ArrayLike<number>;
  /** [N], 1 = called a member. */
  decisions: ArrayLike<number>;
}

export interface AttackIntervals {
  name: string;
  auc: Interval;
  balancedAccuracy: Interval;
  /** This attack minus the reference on the same resamples; null for the reference itself or without one. */
  versusReference: { auc: Interval; balancedAccuracy: Interval } | null;
}

const RESAMPLES = 1000;

function replicate(attack: AttackResult, members: ArrayLike<number>, resamples: number) {
  checkScores(attack.scores, members);
  checkBinary(`${attack.name}: decisions`, attack.decisions, members.length);
  const ranks = rankStatistics(attack.scores, members);
  const called = calledMembers(attack.decisions, members);
  const all = drawnOnce(members);
  return {
    name: attack.name,
    ranks,
    called,
    auc: aucOf(ranks, all),
    balancedAccuracy: balancedAccuracyOf(called, all),
    aucs: new Float64Array(resamples),
    balancedAccuracies: new Float64Array(resamples),
  };
}

const minus = (a: Float64Array, b: Float64Array) => a.map((value, i) => value - b[i]!);

/**
 * Seeded stratified bootstrap of every attack on the same resamples of members [N], with 95 % percentile intervals
 * and, given a reference attack's name, the paired difference (attack minus reference).
 * Source: Efron & Tibshirani 1993, ch. 13; paired because both attacks are read on the same redrawn examples.
 * @throws EvaluationError for scores or members that rocCurve refuses, or a reference that is not among the attacks.
 */
export function bootstrapAll(
  attacks: readonly AttackResult[],
  members: ArrayLike<number>,
  { seed, resamples = RESAMPLES, reference }: BootstrapOptions & { reference?: string | undefined },
): AttackIntervals[] {
  checkMembers(members);
  const replicates = attacks.map((attack) => replicate(attack, members, resamples));
  const base = replicates.find(({ name }) => name === reference);
  if (reference !== undefined && base === undefined) {
    const names = attacks.map(({ name }) => name).join(', ');
    throw new EvaluationError(`reference: ${reference}`, `Name one of the attacks: ${names}.`);
  }
  const draw = stratifiedResampler(members, seed);
  for (let r = 0; r < resamples; r++) {
    const resample = draw();
    for (const attack of replicates) {
      attack.aucs[r] = aucOf(attack.ranks, resample);
      attack.balancedAccuracies[r] = balancedAccuracyOf(attack.called, resample);
    }
  }
  const differences = replicates.map((attack) =>
    base === undefined || base === attack
      ? null
      : {
          auc: percentileInterval(attack.auc - base.auc, minus(attack.aucs, base.aucs)),
          balancedAccuracy: percentileInterval(
            attack.balancedAccuracy - base.balancedAccuracy,
            minus(attack.balancedAccuracies, base.balancedAccuracies),
          ),
        },
  );
  return replicates.map((attack, i) => ({
    name: attack.name,
    auc: percentileInterval(attack.auc, attack.aucs),
    balancedAccuracy: percentileInterval(attack.balancedAccuracy, attack.balancedAccuracies),
    versusReference: differences[i]!,
  }));
}

/** AUC of one attack with its 95 % stratified bootstrap interval. */
export function bootstrapAuc(
  scores: ArrayLike<number>,
  members: ArrayLike<number>,
  { seed, resamples = RESAMPLES }: BootstrapOptions,
): Interval {
  checkScores(scores, members);
  const ranks = rankStatistics(scores, members);
  const draw = stratifiedResampler(members, seed);
  const aucs = new Float64Array(resamples).map(() => aucOf(ranks, draw()));
  return percentileInterval(aucOf(ranks, drawnOnce(members)), aucs);
}

/** Balanced accuracy of decisions [N] with its 95 % stratified bootstrap interval. */
export function bootstrapBalancedAccuracy(
  decisions: ArrayLike<number>,
  members: ArrayLike<number>,
  { seed, resamples = RESAMPLES }: BootstrapOptions,
): Interval {
  checkMembers(members);
  checkBinary('decisions', decisions, members.length);
  const called = calledMembers(decisions, members);
  const draw = stratifiedResampler(members, seed);
  const values = new Float64Array(resamples).map(() => balancedAccuracyOf(called, draw()));
  return percentileInterval(balancedAccuracyOf(called, drawnOnce(members)), values);
}
