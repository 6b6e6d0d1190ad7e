/** Whether membership can be told: by CLMIA, by another attack, by nobody. Exactly one of these is said of a run. */
import { areaRange, count, percent, percentRange, points } from '../../numbers.ts';
import { isAbove } from '../chosenOfMany.ts';
import { contains } from '../interval.ts';
import { leakOf } from './blind.ts';
import {
  type DiagnosisFigures,
  note,
  type OtherAttack,
  ok,
  plain,
  type Rule,
  reachOf,
  TOO_WIDE,
  warning,
} from './diagnosis.ts';

const CHANCE = 0.5;
/** A train-test gap below it is called small. Our choice, as the others: the summary of the paper names signatures, not where they start. */
export const SMALL_GAP = 0.1;
/** So few examples of known membership may be all that an attack lacks. */
const FEW_LABELS = 50;

export const gapOf = ({ trainAccuracy, testAccuracy }: DiagnosisFigures): number | undefined =>
  trainAccuracy === undefined || testAccuracy === undefined ? undefined : trainAccuracy - testAccuracy;

/** Of the other attacks that leave chance for sure, though they were chosen of many, the one of the highest AUC. */
export function clearest(others: readonly OtherAttack[] = []): OtherAttack | undefined {
  return others
    .filter(({ auc }) => isAbove(auc, CHANCE, others.length))
    .reduce<OtherAttack | undefined>(
      (best, one) => (best && best.auc.value >= one.auc.value ? best : one),
      undefined,
    );
}

/** What is said of an interval that holds chance. */
function notFound(figures: DiagnosisFigures & Required<Pick<DiagnosisFigures, 'balancedAccuracy'>>) {
  const { balancedAccuracy, auc, others = [], judged, labelledCount } = figures;
  const values = plain(balancedAccuracy!);
  const said = percentRange(balancedAccuracy!);
  const gap = gapOf(figures);
  if (auc && auc.low > CHANCE) {
    return note(
      'threshold-misses-signal',
      `CLMIA ranks members above non-members (AUC ${areaRange(auc)}), but where it cuts it does not tell them apart: its balanced accuracy, ${said}, includes 50 %.`,
      { ...values, auc: auc.value },
    );
  }
  const other = clearest(others);
  if (other) {
    const few = labelledCount !== undefined && labelledCount < FEW_LABELS && !other.isLabelled;
    return warning(
      'signal-missed',
      `CLMIA misses a signal that is there: its balanced accuracy, ${said}, includes 50 %, while ${other.title} reaches an AUC of ${areaRange(other.auc)}.${
        few
          ? ` It was told the membership of ${labelledCount} examples only, which may be too few to learn from.`
          : ''
      }`,
      { ...values, otherAuc: other.auc.value, ...(labelledCount !== undefined && { labelledCount }) },
    );
  }
  if (gap !== undefined && gap >= SMALL_GAP) {
    return warning(
      'no-signal-despite-gap',
      `No attack is sure of a signal on these examples: CLMIA’s balanced accuracy, ${said}, includes 50 %. That proves no safety: the target’s train-test gap is ${points(gap)} pp, and calling a member whatever it gets right would be right in ${percent(CHANCE + gap / 2)}.`,
      { ...values, gap },
    );
  }
  if (labelledCount !== undefined && labelledCount < FEW_LABELS) {
    const nobody = others.length > 0 ? ', and no other attack is sure of a signal' : '';
    return note(
      'too-few-to-tell',
      `Too few known members and non-members to tell: CLMIA was told the membership of ${labelledCount} examples only; its balanced accuracy, ${said}, includes 50 %${nobody}.`,
      { ...values, labelledCount },
    );
  }
  if (reachOf(balancedAccuracy!) > TOO_WIDE) {
    const on = judged
      ? ` on ${count(judged.members)} members and ${count(judged.nonMembers)} non-members`
      : '';
    return note(
      'too-few-to-tell',
      `Too few examples to tell${on}: CLMIA’s balanced accuracy, ${said}, includes 50 % and much else.`,
      values,
    );
  }
  const only = gap === undefined ? '' : `; the target’s train-test gap is only ${points(gap)} pp`;
  const nobody = others.length > 0 ? ', and no other attack is sure of any' : ', and no other was asked';
  return warning(
    'no-learnable-signal',
    `No learnable signal found on these examples: CLMIA’s balanced accuracy, ${said}, includes 50 %${nobody}${only}.`,
    { ...values, ...(gap !== undefined && { gap }) },
  );
}

export const signal: Rule = (figures) => {
  const { balancedAccuracy, blind } = figures;
  if (balancedAccuracy === undefined) return null;
  if (contains(balancedAccuracy, CHANCE)) return notFound({ ...figures, balancedAccuracy });
  const said = percentRange(balancedAccuracy);
  const values = plain(balancedAccuracy);
  if (balancedAccuracy.high < CHANCE) {
    return warning(
      'signal-inverted',
      `Below chance: CLMIA’s balanced accuracy is ${said}, so it calls members non-members. That is no safety: few or misleading examples of known membership do this, and the interval says nothing of which were known; other seeds tell whether a signal is read the wrong way round.`,
      values,
    );
  }
  if (blind && leakOf(blind) === 'surely') {
    return note(
      'signal-found-by-blind-too',
      `CLMIA’s balanced accuracy is ${said}, but a classifier that never asks the model is above chance, too: how much of it is the model’s leak cannot be told.`,
      values,
    );
  }
  return ok('signal-found', `Membership leaks: CLMIA’s balanced accuracy is ${said}, above 50 %.`, values);
};
