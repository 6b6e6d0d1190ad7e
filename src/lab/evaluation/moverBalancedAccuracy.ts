import type { BalancedAccuracy } from './balancedAccuracy.ts';
import { clopperPearson } from './clopperPearson.ts';
import type { Interval } from './interval.ts';

/** The interval of (a + b) / 2 from those of a and b on different examples (MOVER: Zou & Donner 2008). */
function meanOf(a: Interval, b: Interval): Interval {
  const value = (a.value + b.value) / 2;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.value - b.low) / 2,
    high: value + Math.hypot(a.high - a.value, b.high - b.value) / 2,
  };
}

/**
 * (TPR + TNR) / 2 of decisions [N] against members [N], with 95 % intervals without resampling: Clopper-Pearson for
 * the two rates, MOVER for their mean.
 */
export function moverBalancedAccuracy(decisions: Uint8Array, members: Uint8Array): BalancedAccuracy {
  let inside = 0;
  let truePositives = 0;
  let falsePositives = 0;
  for (let i = 0; i < members.length; i++) {
    inside += members[i]!;
    truePositives += members[i]! & decisions[i]!;
    falsePositives += decisions[i]! & ~members[i]! & 1;
  }
  const outside = members.length - inside;
  const tpr = clopperPearson(truePositives, inside);
  const tnr = clopperPearson(outside - falsePositives, outside);
  return { ...meanOf(tpr, tnr), tpr, tnr };
}
