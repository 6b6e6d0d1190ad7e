/** The control that never asks the model, and must be at chance. */
import { percentRange } from '../../numbers.ts';
import type { Interval } from '../interval.ts';
import { note, ok, plain, type Rule, reachOf, TOO_WIDE, warning } from './diagnosis.ts';

const CHANCE = 0.5;
/** Two-sided quantiles of the normal distribution: of the interval shown, and of one chance in a thousand that an honest split is blamed. */
const SHOWN_Z = 1.96;
const SURE_Z = 3.09;

/** How sure it is that the control is above chance: an honest split is beyond its interval once in forty runs. */
export function leakOf({ value, low }: Interval): 'surely' | 'perhaps' | 'no' {
  if (low <= CHANCE) return 'no';
  return value - ((value - low) * SURE_Z) / SHOWN_Z > CHANCE ? 'surely' : 'perhaps';
}

export const blindControl: Rule = ({ blind }) => {
  if (blind === undefined) return null;
  const said = percentRange(blind);
  const values = plain(blind);
  const leak = leakOf(blind);
  if (leak === 'surely') {
    return warning(
      'split-leaks',
      `The split leaks: a classifier that never queries the model reaches ${said}, so members and non-members differ by themselves.`,
      values,
    );
  }
  if (leak === 'perhaps') {
    return note(
      'blind-above-chance',
      `The blind control, which never queries the model, is just above 50 %: ${said}. One honest split in forty does this; if another seed does it again, members and non-members differ by themselves.`,
      values,
    );
  }
  if (blind.high < CHANCE) {
    return note(
      'blind-below-chance',
      `The blind control is below 50 %: ${said}. It has learnt nothing that holds: one honest split in forty does this by luck.`,
      values,
    );
  }
  return reachOf(blind) > TOO_WIDE
    ? note(
        'blind-unclear',
        `Too few examples to tell whether the blind control is at chance: ${said}.`,
        values,
      )
    : ok('blind-at-chance', `The blind control stays at chance: ${said} includes 50 %.`, values);
};
