/** The target's examples by class, as sheets of pictures. */
import { positionsOf } from '../../lab/evaluation/positions.ts';
import { randomStream } from '../../lab/random.ts';
import type { Candidates } from '../state/runSlice.ts';

export interface Sheet {
  readonly className: string;
  /** Positions within the candidates: members first; in no order that tells membership where that is hidden. */
  readonly positions: readonly number[];
  readonly members: number;
  readonly nonMembers: number;
}

type Known = Pick<Candidates, 'count' | 'classNames' | 'labels' | 'members'>;

/** @param blind whether membership is hidden: else members come first */
function orderOf(
  { count, members }: Pick<Candidates, 'count' | 'members'>,
  blind: boolean,
): readonly number[] {
  if (blind) return Array.from(randomStream(count, 'gallery').permutation(count));
  return [...positionsOf(members, 1), ...positionsOf(members, 0)];
}

/** A sheet for each class that has examples, in the order of the classes. */
export function sheetsOf(candidates: Known, blind: boolean): readonly Sheet[] {
  const byClass = candidates.classNames.map((): number[] => []);
  for (const position of orderOf(candidates, blind)) byClass[candidates.labels[position]!]?.push(position);
  return byClass.flatMap((positions, label) => {
    const members = positions.filter((position) => candidates.members[position] === 1).length;
    const className = candidates.classNames[label]!;
    return positions.length === 0
      ? []
      : [{ className, positions, members, nonMembers: positions.length - members }];
  });
}

/** A few examples of each side, for rows and texts that take much room. */
export function someOf(candidates: Known, blind: boolean, each: number): readonly number[] {
  if (blind) return orderOf(candidates, true).slice(0, 2 * each);
  return ([1, 0] as const).flatMap((kind) => [...positionsOf(candidates.members, kind).subarray(0, each)]);
}
