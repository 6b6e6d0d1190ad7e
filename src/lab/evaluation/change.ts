/** By how much an attack did better or worse in one run than in another, and how sure that is for the examples of this test. */
import type { RunResult } from '../pipeline/runResult.ts';
import type { DecidedAttack } from './evaluatedScores.ts';
import type { Interval } from './interval.ts';
import { aucSide, decisionSide, differenceOf, type Side } from './pairedDifference.ts';
import { unpairedDifference } from './unpairedDifference.ts';

export interface Change extends Interval {
  /** Whether both were judged on the same examples, so that what these have in common is not taken for noise. */
  readonly isPaired: boolean;
  /** Whether it is one and the same answer to every example: nothing that the attack rests on has changed, and no noise lies between. */
  readonly isSame: boolean;
}

/** What is compared of a run: the figure, and the decisions that it is of where they are there. */
export interface Judged {
  readonly balancedAccuracy: Interval;
  readonly attack: DecidedAttack | undefined;
}

/** With the area under its curve. */
export interface JudgedCurve extends Judged {
  readonly auc: Interval;
}

type Splits = Pick<RunResult, 'experiment' | 'splits'>;

/** Whether the positions of both runs' examples name the same examples, and the same of them are members. */
export function hasSameSets(one: Splits, other: Splits): boolean {
  const [a, b] = [one.experiment, other.experiment];
  return (
    a.seed === b.seed &&
    a.dataset.name === b.dataset.name &&
    a.dataset.content === b.dataset.content &&
    one.splits.sets.every(({ name, hash }, i) => {
      const twin = other.splits.sets[i];
      return twin?.name === name && twin.hash === hash;
    })
  );
}

type Values = Int32Array | DecidedAttack['scores'] | DecidedAttack['decisions'];

function isSameValues(one: Values, other: Values): boolean {
  return one === other || (one.length === other.length && one.every((value, i) => value === other[i]));
}

const isSameAnswer = (one: DecidedAttack, other: DecidedAttack) =>
  isSameValues(one.scores, other.scores) && isSameValues(one.decisions, other.decisions);

interface Compared {
  readonly figure: Interval;
  readonly attack: DecidedAttack | undefined;
}

function compare(
  now: Compared,
  before: Compared,
  sameSets: boolean,
  sideOf: (attack: DecidedAttack) => Side,
): Change {
  if (sameSets && now.attack && before.attack && isSameValues(now.attack.ids, before.attack.ids)) {
    if (isSameAnswer(now.attack, before.attack))
      return { value: 0, low: 0, high: 0, isPaired: true, isSame: true };
    const difference = differenceOf(sideOf(now.attack), sideOf(before.attack), now.attack.members);
    return { ...difference, isPaired: true, isSame: false };
  }
  return { ...unpairedDifference(now.figure, before.figure), isPaired: false, isSame: false };
}

/**
 * Now minus before, of balanced accuracies in 0..1.
 * @param sameSets as hasSameSets of both runs
 */
export function changeOf(now: Judged, before: Judged, sameSets: boolean): Change {
  const compared = ({ balancedAccuracy, attack }: Judged) => ({ figure: balancedAccuracy, attack });
  return compare(compared(now), compared(before), sameSets, ({ decisions, members }) =>
    decisionSide(decisions, members),
  );
}

/** As changeOf, of areas under the ROC curve. */
export function aucChangeOf(now: JudgedCurve, before: JudgedCurve, sameSets: boolean): Change {
  const compared = ({ auc, attack }: JudgedCurve) => ({ figure: auc, attack });
  return compare(compared(now), compared(before), sameSets, ({ scores, members }) =>
    aucSide(scores, members),
  );
}
