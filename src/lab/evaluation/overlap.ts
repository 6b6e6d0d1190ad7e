/** Which members each attack finds at one false-positive rate, and how many two attacks have in common. */
import { LengthMismatchError } from './errors.ts';
import { positionAt, rocCurve } from './roc.ts';

export interface FoundMembers {
  readonly name: string;
  /** Called a member at or above; +Infinity where the rate allows nobody to be called one. */
  readonly threshold: number;
  readonly falsePositives: number;
  /** The false-positive rate that is reached, at most the allowed one. */
  readonly reachedFpr: number;
  /** [N], 1 = a member that is found */
  readonly found: Uint8Array;
}

export interface PairOverlap {
  readonly first: string;
  readonly second: string;
  /** Members found by both, by one alone, and by neither. */
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
  /** both / (both + onlyFirst + onlySecond) (Jaccard 1912); null where nobody is found. */
  readonly jaccard: number | null;
}

export interface Overlap {
  readonly attacks: readonly FoundMembers[];
  /** Every pair of attacks once, in their order. */
  readonly pairs: readonly PairOverlap[];
}

function foundBy(
  { name, scores }: { name: string; scores: ArrayLike<number> },
  members: ArrayLike<number>,
  fpr: number,
): FoundMembers {
  const curve = rocCurve(scores, members);
  const position = positionAt(curve, fpr);
  const threshold = curve.thresholds[position]!;
  return {
    name,
    threshold,
    falsePositives: Math.round(curve.fpr[position]! * curve.nonMembers),
    reachedFpr: curve.fpr[position]!,
    found: Uint8Array.from(scores, (score, i) => (members[i] === 1 && score >= threshold ? 1 : 0)),
  };
}

function overlapOf(a: FoundMembers, b: FoundMembers, members: ArrayLike<number>): PairOverlap {
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < members.length; i++) {
    if (members[i] === 1) counts[2 * a.found[i]! + b.found[i]!]! += 1;
  }
  const [neither, onlySecond, onlyFirst, both] = counts as [number, number, number, number];
  const either = both + onlyFirst + onlySecond;
  const jaccard = either === 0 ? null : both / either;
  return { first: a.name, second: b.name, both, onlyFirst, onlySecond, neither, jaccard };
}

/**
 * Members [N] found by each attack's scores [N] at the largest TPR whose FPR is at most `fpr` (truePositiveRateAt's point).
 * @throws EvaluationError as rocCurve, or for attacks of another length.
 */
export function overlapAt(
  attacks: readonly { readonly name: string; readonly scores: ArrayLike<number> }[],
  members: ArrayLike<number>,
  fpr: number,
): Overlap {
  for (const { name, scores } of attacks) {
    if (scores.length !== members.length) {
      throw new LengthMismatchError(`${name}: scores`, scores.length, members.length);
    }
  }
  const found = attacks.map((attack) => foundBy(attack, members, fpr));
  return {
    attacks: found,
    pairs: found.flatMap((a, i) => found.slice(i + 1).map((b) => overlapOf(a, b, members))),
  };
}
