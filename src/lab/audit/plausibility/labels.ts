/** Labels that do not belong to the answers. */
import { percent } from '../../numbers.ts';
import type { Facts, ModelFacts } from './facts.ts';
import type { PlausibilityRule } from './rule.ts';
import { type Agreement, agreement, atMost } from './statistics.ts';

/** Beyond it an agreement is no luck: less than once in ten thousand. */
const SURE = 3.7;
/** So much more often than as they stand must labels agree when they are read otherwise. Our choice. */
const CLEARLY = 0.3;
/** Beyond it an agreement is better than guessing. */
const ANY = 3;
const RARE = 5e-3;

/** So few labels may be of one class by chance. */
const FEWEST = 20;

const everywhere = (values: ArrayLike<number>) => {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return values.length > 1;
};

const isClearer = (other: Agreement, asGiven: Agreement) =>
  other.z > SURE && other.observed - asGiven.observed >= CLEARLY;

/** The one-to-one reading of predicted classes as labels that fits best, greedily; -1: none left. */
function bestReading(predicted: ArrayLike<number>, labels: ArrayLike<number>, positions: readonly number[]) {
  const counts = new Map<number, number>();
  let classes = 0;
  for (const i of positions) classes = Math.max(classes, predicted[i]! + 1, labels[i]! + 1);
  for (const i of positions) {
    const cell = predicted[i]! * classes + labels[i]!;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const reading = new Map<number, number>();
  const taken = new Set<number>();
  for (const [cell] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const [from, to] = [Math.floor(cell / classes), cell % classes];
    if (reading.has(from) || taken.has(to)) continue;
    reading.set(from, to);
    taken.add(to);
  }
  return reading;
}

/** Each half of the sample is read by the reading that fits the other, so that luck fits nothing. */
function crossRead({ predicted }: ModelFacts, labels: Int32Array): Int32Array {
  const halves = [0, 1].map((half) => Array.from(labels.keys()).filter((i) => i % 2 === half)) as [
    number[],
    number[],
  ];
  const read = new Int32Array(labels.length).fill(-1);
  halves.forEach((positions, half) => {
    const reading = bestReading(predicted, labels, halves[1 - half]!);
    for (const i of positions) read[i] = reading.get(predicted[i]!) ?? -1;
  });
  return read;
}

const shifted = ({ predicted }: ModelFacts, by: number) => predicted.map((label) => label + by);

function shiftOf({ target, labels }: Facts, classes: number): { by: 1 | -1; share: number } | null {
  if (classes < 3) return null;
  for (const by of [1, -1] as const) {
    const read = agreement(shifted(target, by), labels, classes);
    if (isClearer(read, target.agreement)) return { by, share: read.observed };
  }
  return null;
}

function orderOf({ target, labels }: Facts, classes: number): number | null {
  const read = agreement(crossRead(target, labels), labels, classes);
  return isClearer(read, target.agreement) ? read.observed : null;
}

const oneClass: PlausibilityRule = {
  id: 'labels-all-one-class',
  looksFor: 'every label is the same class',
  find: (_, { labels }) =>
    labels.length >= FEWEST && everywhere(labels)
      ? `Every label is class ${labels[0]}. If the examples are of several classes, labels is another column: give the true class of each row.`
      : null,
};

const countedFromOne: PlausibilityRule = {
  id: 'labels-shifted',
  looksFor: 'labels are the most likely class plus or minus one',
  find: ({ classes }, facts) => {
    const shift = shiftOf(facts, classes);
    if (!shift) return null;
    const asGiven = percent(facts.target.agreement.observed);
    return shift.by === 1
      ? `The label is the most likely class plus one in ${percent(shift.share)} of the examples and that class itself in ${asGiven}: labels seem to be counted from 1. Count them from 0 (labels - 1).`
      : `The label is the most likely class less one in ${percent(shift.share)} of the examples and that class itself in ${asGiven}: the answers seem to begin with a column that is no class, such as a background. Drop it, or add 1 to the labels.`;
  },
};

const anotherOrder: PlausibilityRule = {
  id: 'labels-in-another-order',
  looksFor: 'the most likely classes are the labels under another numbering',
  find: ({ classes }, facts) => {
    if (shiftOf(facts, classes)) return null;
    const share = orderOf(facts, classes);
    if (share === null) return null;
    const asGiven = percent(facts.target.agreement.observed);
    return `The most likely class is the label in ${asGiven} of the examples, but in ${percent(share)} once classes are renumbered: columns and labels number the classes differently${
      classes === 2 ? ' (0 and 1 are exchanged)' : ' (sorted as text, or by another encoder)'
    }. Bring the columns into the order of the labels.`;
  },
};

/** Whether the model guesses: surely no better, or far too sure for how seldom it is right. */
function guesses({ target, inside, targetRanking, surenessRanking }: Facts): boolean {
  const { agreement: all, confidence } = target;
  if (all.expected >= 1) return false;
  const right = Math.round(all.observed * all.count);
  const slightly = all.expected + 0.15 * (1 - all.expected);
  if (all.z < ANY && atMost(right, all.count, slightly) < RARE) return true;
  const sure = confidence - all.expected;
  const halfway = all.expected + sure / 2;
  if (sure < CLEARLY || all.observed - all.expected >= sure / 4) return false;
  // It knows its members, for it is surer of them, and is wrong about them.
  if (surenessRanking.z > ANY && targetRanking.z < -ANY) return true;
  if (atMost(right, all.count, halfway) >= RARE) return false;
  // What a model is trained on it gets right, however badly it does elsewhere.
  return atMost(Math.round(inside.observed * inside.count), inside.count, halfway) < 0.05;
}

const atChance: PlausibilityRule = {
  id: 'accuracy-at-chance',
  looksFor: 'the target is right no more often than a guess by its own frequencies, on members too',
  find: ({ classes }, facts) => {
    const { target, labels } = facts;
    if (everywhere(labels) || !guesses(facts)) return null;
    if (shiftOf(facts, classes) || orderOf(facts, classes) !== null) return null;
    const { observed, expected } = target.agreement;
    return `The model is right in ${percent(observed)} of the examples, no better than guessing (${percent(expected)}), with a mean confidence of ${percent(target.confidence)}: labels and answers seem to be in different orders of rows (a shuffled loader), or of another data set. Write both in one pass over the data; if the model has learnt nothing, there is nothing to find.`;
  },
};

export const labelRules: readonly PlausibilityRule[] = [oneClass, countedFromOne, anotherOrder, atChance];
