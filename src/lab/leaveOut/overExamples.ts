/** Several examples left out, one after the other: what that does to them, and to their neighbours. */
import { DIFFERENCE, type MeanInterval, meanInterval } from '../evaluation/meanInterval.ts';
import { randomStream } from '../random.ts';
import type { LeaveOutAnswer } from './leaveOneOut.ts';

/** Some of n members, drawn by the experiment's seed: more contain the fewer. */
export function drawnMembers(n: number, count: number, seed: number): number[] {
  return [...randomStream(seed, 'members left out').permutation(n).subarray(0, count)];
}

/** Means over the examples, each with its 95 % interval by Student's t. */
export interface OverExamples {
  /** How much higher p(y|x) is with the example. */
  readonly leftOut: MeanInterval;
  /** The same of its nearest members. */
  readonly neighbours: MeanInterval;
  /** How much more it is of the example. */
  readonly difference: MeanInterval;
}

export function overExamples(
  answers: readonly Pick<LeaveOutAnswer, 'memorisation' | 'neighbourhood'>[],
): OverExamples {
  const leftOut = answers.map(({ memorisation }) => memorisation.value);
  const neighbours = answers.map(({ neighbourhood }) => neighbourhood.value);
  return {
    leftOut: meanInterval(leftOut, DIFFERENCE),
    neighbours: meanInterval(neighbours, DIFFERENCE),
    difference: meanInterval(
      leftOut.map((value, i) => value - neighbours[i]!),
      [-2, 2],
    ),
  };
}
