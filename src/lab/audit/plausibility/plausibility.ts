/** Signs of a slip in the arrays of an audit, each with its likely cause: arrays that fit in shape and say nothing true. */
import type { Examined } from './examined.ts';
import { factsOf } from './facts.ts';
import { labelRules } from './labels.ts';
import { membershipRules } from './membership.ts';
import type { Note } from './note.ts';
import { populationRules } from './population.ts';
import type { PlausibilityRule } from './rule.ts';
import { sameRowRules } from './sameRows.ts';
import { shadowRules } from './shadows.ts';
import { valueRules } from './values.ts';
import { viewRules } from './views.ts';

export const PLAUSIBILITY_RULES: readonly PlausibilityRule[] = [
  ...valueRules,
  ...labelRules,
  ...membershipRules,
  ...sameRowRules,
  ...shadowRules,
  ...viewRules,
  ...populationRules,
];

/** @param seed of the sample of rows that is looked at where there are many */
export function plausibilityNotes(examined: Examined, seed: number): Note[] {
  const facts = factsOf(examined, seed);
  return PLAUSIBILITY_RULES.flatMap(({ id, find }) => {
    const text = find(examined, facts);
    return text === null ? [] : [{ id, text }];
  });
}
