/** Members that are worth taking out. */
import type { EvaluatedScores } from '../../lab/evaluation/evaluatedScores.ts';
import type { Candidates } from '../state/runSlice.ts';

/** Those of the highest scores, the highest first; of equal ones the first. */
export function surestMembers({ scores, members, ids }: EvaluatedScores, count: number): number[] {
  return Array.from(ids.keys())
    .filter((place) => members[place] === 1)
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, count)
    .map((place) => ids[place]!);
}

/**
 * Those whose label the target finds least probable though it was trained on them, the least probable last.
 * @param posteriors [2n, classes]
 */
export function leastKnownMembers(
  { members, labels, classNames }: Pick<Candidates, 'members' | 'labels' | 'classNames'>,
  posteriors: Float32Array,
  count: number,
): number[] {
  const confidence = (example: number) => posteriors[example * classNames.length + labels[example]!]!;
  return Array.from(members.keys())
    .filter((example) => members[example] === 1)
    .sort((a, b) => confidence(a) - confidence(b) || a - b)
    .slice(0, count)
    .reverse();
}
