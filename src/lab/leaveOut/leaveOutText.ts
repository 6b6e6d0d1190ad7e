/** What an answer means, in words: the same on the page and in the terminal. */
import type { DatasetKind } from '../data/dataset.ts';
import { fixed, percent, points, signedPoints } from '../numbers.ts';
import type { LeaveOutAnswer } from './leaveOneOut.ts';
import type { InBothWorlds } from './scoresWithout.ts';

const WORDS = { pictures: 'picture', table: 'row', texts: 'text' } as const satisfies Record<
  DatasetKind,
  string
>;

/** One example of such data. */
export function exampleWord(kind: DatasetKind): string {
  return WORDS[kind];
}

/** +58.6 pp [40.1, 77.0], or without ends where there are none. */
export function memorisationText({ value, low, high }: LeaveOutAnswer['memorisation']): string {
  const ends = low === null || high === null ? '' : ` [${points(low)}, ${points(high)}]`;
  return `${signedPoints(value)} pp${ends}`;
}

/** How far p(y|x) of examples is off without the one that was left out, either way, on average. */
export function meanShift(examples: readonly InBothWorlds[]): number {
  const off = examples.map((one) => Math.abs(one.with.confidence - one.without.confidence));
  return off.reduce((sum, one) => sum + one, 0) / off.length;
}

/** That the target would have trained again, and what it takes: as long as its own training took, side by side. */
export function costText(trainings: number, seconds: number, atOnce: number): string {
  const all = seconds * Math.ceil(trainings / Math.max(1, atOnce));
  const times = trainings === 1 ? 'once more' : `${trainings} times more`;
  const shown = all < 10 ? fixed(all, all < 1 ? 1 : 0) : String(Math.round(all));
  return `trains the target ${times}, about ${all < 90 ? `${shown} s` : `${Math.round(all / 60)} min`}`;
}

export function meaningText(answer: LeaveOutAnswer, kind: DatasetKind): string {
  const { leftOut, pairs, memorisation, others } = answer;
  const word = exampleWord(kind);
  const worlds = `With this ${word} the target gives its label ${percent(leftOut.with.confidence)}, without it ${percent(leftOut.without.confidence)}.`;
  const { value, low, high } = memorisation;
  const shown = memorisationText(memorisation);
  if (low === null || high === null) {
    return `${worlds} The difference, ${shown}, is of one seed and has no interval; the target’s other members changed by ${points(others.off)} pp on average.`;
  }
  const over = `over ${pairs.length} pairs of trainings`;
  if (low > 0) {
    return `${worlds} ${shown} of the confidence, ${over}, come from having trained on it: the ${word} is memorised.`;
  }
  if (high < 0) return `${worlds} Training on it made the target less sure of it: ${shown} ${over}.`;
  const size = Math.abs(value) < 0.05 ? 'little' : 'not enough';
  return `${worlds} ${shown} ${over} may be chance: ${size} to say that the ${word} is memorised.`;
}
