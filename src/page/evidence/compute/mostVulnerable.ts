import type { EvaluatedScores } from '../../../lab/evaluation/evaluatedScores.ts';
import { highestAndLowest } from '../../../lab/evaluation/highestAndLowest.ts';
import { randomStream } from '../../../lab/random.ts';

export interface VulnerableExample {
  /** Position among the target's 2n examples. */
  readonly index: number;
  readonly score: number;
  readonly member: boolean;
}

export interface VulnerableSide {
  readonly examples: readonly VulnerableExample[];
  /** Examples that score like the last of them: more than are shown means that chance has picked. */
  readonly alike: number;
}

/**
 * The examples of an attack's highest and lowest scores. Equal scores are shuffled: members lie first in memory, and an
 * attack that cannot tell examples apart would seem to have found them.
 */
export function mostVulnerable(
  { scores, members, ids }: EvaluatedScores,
  count: number,
  seed: number,
): { readonly most: VulnerableSide; readonly least: VulnerableSide } {
  const shuffle = randomStream(seed, 'exposed').permutation(scores.length);
  const { most, least } = highestAndLowest(
    Float64Array.from(shuffle, (position) => scores[position]!),
    Uint8Array.from(shuffle, (position) => members[position]!),
    count,
  );
  const side = (taken: typeof most): VulnerableSide => {
    const last = taken.at(-1)?.score;
    return {
      examples: taken.map(({ position, score, member }) => ({
        index: ids[shuffle[position]!]!,
        score,
        member: member === 1,
      })),
      alike: scores.reduce((sum, score) => sum + (score === last ? 1 : 0), 0),
    };
  };
  return { most: side(most), least: side(least) };
}
