/** The same example more than once: found by answers that are the same to the last digit, with the same label. */

import type { Answers } from '../../attacks/attackInputs.ts';
import { count, percent } from '../../numbers.ts';
import { isTelling } from './copies.ts';
import { isKept, keyOf, type Repeats } from './repeats.ts';
import type { PlausibilityRule } from './rule.ts';

const FEWEST = 3;
const SHARE = 0.01;

/** Share of rows that repeat another of their own kind: what a coarse model (trees, few digits, few columns) does by itself. */
const coarse = ({ members, nonMembers }: Repeats) =>
  1 - (members.distinct + nonMembers.distinct) / Math.max(1, members.rows + nonMembers.rows);

const inBoth: PlausibilityRule = {
  id: 'members-among-non-members',
  looksFor: 'non-members whose answers are a member’s, to the last digit',
  find: (_, { repeats }) => {
    const { amongMembers, rows } = repeats.nonMembers;
    const share = amongMembers / Math.max(1, rows);
    if (amongMembers < FEWEST || share < SHARE || coarse(repeats) > share / 2) return null;
    return `${percent(share)} of the non-members (${count(amongMembers)} of ${count(rows)} looked at) get exactly the answer of a member with the same label: the same examples stand among both, and no attack can tell them apart. Leave out of the non-members whatever the model was trained on, duplicates too.`;
  },
};

const MANY = 0.5;
const MOST_TIMES = 20;

const inBulk: PlausibilityRule = {
  id: 'examples-repeat',
  looksFor: 'half of the examples or more stand there several times',
  find: (examined, { repeats }) => {
    const share = coarse(repeats);
    const { members, nonMembers } = repeats;
    const rows = members.rows + nonMembers.rows;
    const times = rows / Math.max(1, members.distinct + nonMembers.distinct);
    // With two classes one number is all there is of an answer, and few digits make many answers the same.
    if (examined.classes < 3 || rows < 2 * FEWEST || share < 1 - 1 / (1 + MANY) || times > MOST_TIMES)
      return null;
    return `Answers repeat: of ${count(rows)} examples only ${count(members.distinct + nonMembers.distinct)} differ. If the same examples stand there several times, keep one of each: intervals take every row for an example of its own. If the model gives few different answers (a tree, few digits), scores tie; save all digits.`;
  },
};

/** Nearly all rows the same. */
const constant: PlausibilityRule = {
  id: 'answers-constant',
  looksFor: 'the model answers every example alike',
  find: ({ classes, target, labels }) => {
    if (labels.length < 2 * FEWEST) return null;
    const { values } = target;
    for (let i = classes; i < values.length; i++) if (values[i] !== values[i % classes]) return null;
    return `The model gives all ${count(labels.length)} examples the same answer: nothing can be told of any of them. The outputs of one example may have been saved for all, or the model is broken.`;
  },
};

function shareAmong(
  answers: Answers,
  labels: ArrayLike<number>,
  classes: number,
  keys: ReadonlyMap<number, number>,
  rows: number,
) {
  let looked = 0;
  let found = 0;
  for (let i = 0; i < labels.length; i++) {
    if (!isTelling(answers, i * classes, classes)) continue;
    const key = keyOf(answers.values, i * classes, classes, labels[i]!);
    if (!isKept(key, rows)) continue;
    looked += 1;
    if (keys.has(key)) found += 1;
  }
  return { looked, found };
}

const populationOfMembers: PlausibilityRule = {
  id: 'population-holds-members',
  looksFor: 'answers to the population that are a member’s, to the last digit',
  find: (examined, { repeats }) => {
    const { population, target, classes, labels } = examined;
    if (!population || population.answers.kind !== target.kind) return null;
    const { looked, found } = shareAmong(
      population.answers,
      population.labels,
      classes,
      repeats.keysOfMembers,
      labels.length,
    );
    const share = found / Math.max(1, looked);
    if (found < FEWEST || share < SHARE || coarse(repeats) > share / 2) return null;
    return `${percent(share)} of the population (${count(found)} of ${count(looked)} looked at) get exactly the answer of a member with the same label: RMIA’s z must lie outside every model. Draw the population from examples that no model was trained on.`;
  },
};

export const sameRowRules: readonly PlausibilityRule[] = [inBoth, inBulk, constant, populationOfMembers];
