/** How often the interval of a balanced accuracy holds the truth: exactly, over all counts. */
import { balancedAccuracy } from '../balancedAccuracy.ts';
import type { Interval } from '../interval.ts';
import { type Coverage, holds } from './coverage.ts';

const RATES = [0, 0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99, 1];

/** [n + 1] the probability of each count of n at a rate, from one end to the other. */
function binomial(n: number, rate: number): Float64Array {
  const probabilities = new Float64Array(n + 1);
  let logChoose = 0;
  for (let k = 0; k <= n; k++) {
    if (k > 0) logChoose += Math.log((n - k + 1) / k);
    const [hits, misses] = [k === 0 ? 0 : k * Math.log(rate), k === n ? 0 : (n - k) * Math.log1p(-rate)];
    probabilities[k] = Math.exp(logChoose + hits + misses);
  }
  return probabilities;
}

/** The least coverage over the rates of both kinds. */
export function leastDecisionCoverage(members: number, nonMembers: number): number {
  const truth = Uint8Array.from({ length: members + nonMembers }, (_, i) => (i < members ? 1 : 0));
  const intervals: Interval[][] = Array.from({ length: members + 1 }, (_, found) =>
    Array.from({ length: nonMembers + 1 }, (__, refused) =>
      balancedAccuracy(
        truth.map((member, i) => Number(member === 1 ? i < found : i - members >= refused)),
        truth,
      ),
    ),
  );
  const coverage = (tpr: number, tnr: number): Coverage['coverage'] => {
    const [inside, outside] = [binomial(members, tpr), binomial(nonMembers, tnr)];
    let held = 0;
    for (const [i, ofFound] of intervals.entries())
      for (const [j, interval] of ofFound.entries())
        if (holds(interval, (tpr + tnr) / 2)) held += inside[i]! * outside[j]!;
    return held;
  };
  return Math.min(...RATES.flatMap((tpr) => RATES.map((tnr) => coverage(tpr, tnr))));
}
