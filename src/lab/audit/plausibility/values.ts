/** Numbers that look like something else than the name by which they go. */
import type { Answers } from '../../attacks/attackInputs.ts';
import type { Examined } from './examined.ts';
import { nameOf, type PlausibilityRule } from './rule.ts';

/** So few numbers may lie anywhere. */
const FEWEST = 20;
/** How far from 1 the sums of posteriors that were rounded may be. Our choice. */
const ROUNDED = 0.05;

type Named = readonly [name: string, answers: Answers];

function named({ target, shadows, population }: Examined, kind: Answers['kind']): Named[] {
  const all: (Named | null)[] = [
    [nameOf('target', target.kind), target],
    shadows && [nameOf('shadows', shadows.answers.kind), shadows.answers],
    population && [nameOf('population', population.answers.kind), population.answers],
  ];
  return all.filter((one): one is Named => one !== null && one[1].kind === kind);
}

/** Whether all numbers lie in [0, most], and not all of them are the same. */
function liesWithin({ values }: Answers, most: number): boolean {
  if (values.length < FEWEST) return false;
  let differs = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= 0 && value <= most)) return false;
    if (value !== values[0]) differs = true;
  }
  return differs;
}

/** Whether they were one output of a binary model, which is read as 0 and that output. */
function isOneOutput({ values }: Answers, classes: number): boolean {
  if (classes !== 2) return false;
  for (let start = 0; start < values.length; start += 2) if (values[start] !== 0) return false;
  return true;
}

/** Whether every row's sum is this, within a share of it. */
function sumsTo({ values }: Answers, classes: number, sum: number, within: number): boolean {
  for (let start = 0; start < values.length; start += classes) {
    let own = 0;
    for (let c = 0; c < classes; c++) own += values[start + c]!;
    if (Math.abs(own - sum) > within * sum) return false;
  }
  return true;
}

const asProbabilities: PlausibilityRule = {
  id: 'logits-look-like-probabilities',
  looksFor: 'every number under the name logits lies from 0 to 1, or they are percentages',
  find: (examined) => {
    const { classes } = examined;
    for (const [name, answers] of named(examined, 'logits')) {
      const posteriors = name.replace('logits', 'posteriors');
      if (liesWithin(answers, 1)) {
        if (isOneOutput(answers, classes))
          return `Every number of ${name} lies from 0 to 1: they seem to be probabilities, after the sigmoid. Give them by the name ${posteriors}, or the outputs before it.`;
        return sumsTo(answers, classes, 1, ROUNDED)
          ? `Every number of ${name} lies from 0 to 1 and every row sums to about 1: they seem to be posteriors, rounded. A softmax of them again makes a model sure of nothing. Save them in float32 by the name ${posteriors}, or outputs before the softmax.`
          : `Every number of ${name} lies from 0 to 1: they seem to be probabilities, one sigmoid for each class. Save the outputs before it by this name, or rows that sum to 1 by the name ${posteriors}.`;
      }
      if (liesWithin(answers, 100) && sumsTo(answers, classes, 100, ROUNDED)) {
        return `Every row of ${name} sums to about 100: they seem to be percentages. Divide them by 100 and give them by the name ${posteriors}, or outputs before the softmax.`;
      }
    }
    return null;
  },
};

/** What one softmax makes of posteriors: no row can be surer than log(highest / lowest) = 1. */
const SURE_OF_NOTHING = 1;
const ROUNDING = 5e-4;
/** So near to 1 lie the rows of a sure model, and this share of them at least. Our choice. */
const NEAR = 0.95;
const SHARE = 0.2;
const FEWEST_NEAR = 10;

function softmaxedTwice({ values }: Answers, classes: number): boolean {
  const rows = values.length / classes;
  if (rows < FEWEST) return false;
  let near = 0;
  let below = 0;
  for (let start = 0; start < values.length; start += classes) {
    let [lowest, highest] = [values[start]!, values[start]!];
    for (let c = 1; c < classes; c++) {
      const value = values[start + c]!;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
    const spread = Math.log(highest / lowest);
    if (!(spread <= SURE_OF_NOTHING + ROUNDING)) return false;
    if (spread > NEAR) near += 1;
    else below += 1;
  }
  return near >= Math.max(FEWEST_NEAR, SHARE * rows) && below > 0;
}

const twice: PlausibilityRule = {
  id: 'softmax-twice',
  looksFor: 'posteriors that a softmax has made of posteriors',
  find: (examined) => {
    const found = named(examined, 'posteriors').find(([, answers]) =>
      softmaxedTwice(answers, examined.classes),
    );
    return found
      ? `No row of ${found[0]} is surer than a softmax of posteriors would be (highest / lowest is e at most, and often nearly e): the softmax seems to have been taken twice. Take it once, or give what comes before it as ${found[0].replace('posteriors', 'logits')}.`
      : null;
  },
};

export const valueRules: readonly PlausibilityRule[] = [asProbabilities, twice];
