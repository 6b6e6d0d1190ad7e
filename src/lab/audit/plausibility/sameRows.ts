/** The same example more than once: found by answers that are the same to the last digit, with the same label. */

import { count, percent } from '../../numbers.ts';
import { rowsOf, sharedBy, timesOf } from './repeats.ts';
import type { PlausibilityRule } from './rule.ts';

const FEWEST = 3;
const SHARE = 0.01;

const inBoth: PlausibilityRule = {
  id: 'members-among-non-members',
  looksFor: 'non-members whose answers are a member’s, to the last digit',
  find: (_, { repeats }) => {
    const { rows, share, isTelling } = sharedBy(repeats.members, repeats.nonMembers);
    if (rows < FEWEST || share < SHARE || !isTelling) return null;
    return `${percent(share)} of the non-members (${count(rows)} of ${count(rowsOf(repeats.nonMembers))} looked at) get exactly the answer of a member with the same label: the same examples stand among both, and no attack can tell them apart. Leave out of the non-members whatever the model was trained on, duplicates too.`;
  },
};

/** Half of what there is are repetitions, each row about as often as any other: so a data set that was joined to itself. Our choice. */
const TWICE = 1.5;
const EVEN = 3;

const inBulk: PlausibilityRule = {
  id: 'examples-repeat',
  looksFor: 'most examples stand there twice or more',
  find: ({ classes }, { repeats: { members, nonMembers } }) => {
    const rows = rowsOf(members) + rowsOf(nonMembers);
    const distinct = members.size + nonMembers.size;
    // With two classes one number is all there is of an answer, and few digits make many answers the same.
    if (classes < 3 || distinct < 2 * FEWEST || rows < TWICE * distinct) return null;
    const most = [members, nonMembers]
      .flatMap((times) => [...times.values()])
      .reduce((a, b) => Math.max(a, b));
    if (most > (EVEN * rows) / distinct) return null;
    return `Answers repeat: of ${count(rows)} examples only ${count(distinct)} differ, to the last digit and in their label. The same examples seem to stand there several times: keep one of each, since intervals take every row for an example of its own.`;
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

const populationOfMembers: PlausibilityRule = {
  id: 'population-holds-members',
  looksFor: 'answers to the population that are a member’s, to the last digit',
  find: (examined, { repeats }) => {
    const { population, target, labels } = examined;
    if (!population || population.answers.kind !== target.kind) return null;
    const own = timesOf(examined, population.answers, population.labels, labels.length);
    const { rows, share, isTelling } = sharedBy(repeats.members, own);
    if (rows < FEWEST || share < SHARE || !isTelling) return null;
    return `${percent(share)} of the population (${count(rows)} of ${count(rowsOf(own))} looked at) get exactly the answer of a member with the same label: RMIA’s z must lie outside every model. Draw the population from examples that no model was trained on.`;
  },
};

export const sameRowRules: readonly PlausibilityRule[] = [inBoth, inBulk, constant, populationOfMembers];
