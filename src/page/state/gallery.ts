/** The target's examples by class, as sheets of pictures. */
import { randomStream } from '../../lab/random.ts';
import type { Candidates } from './runData.ts';

export interface Sheet {
  readonly className: string;
  /** Positions within the candidates: members first; in no order that tells membership where that is hidden. */
  readonly positions: readonly number[];
  readonly members: number;
  readonly nonMembers: number;
}

type Labelled = Pick<Candidates, 'count' | 'classNames' | 'labels'>;

/** The first half of the candidates are members. */
export const isMember = ({ count }: Pick<Candidates, 'count'>, position: number): boolean =>
  position < count / 2;

/** @param blind whether membership is hidden */
export function orderOf({ count }: Pick<Candidates, 'count'>, blind: boolean): readonly number[] {
  return blind
    ? Array.from(randomStream(count, 'gallery').permutation(count))
    : Array.from({ length: count }, (_, position) => position);
}

/** A sheet for each class that has examples, in the order of the classes. */
export function sheetsOf(candidates: Labelled, blind: boolean): readonly Sheet[] {
  const byClass = candidates.classNames.map((): number[] => []);
  for (const position of orderOf(candidates, blind)) byClass[candidates.labels[position]!]?.push(position);
  return byClass.flatMap((positions, label) => {
    const members = positions.filter((position) => isMember(candidates, position)).length;
    const className = candidates.classNames[label]!;
    return positions.length === 0
      ? []
      : [{ className, positions, members, nonMembers: positions.length - members }];
  });
}

/** A few examples of each side, for rows and texts that take much room. */
export function someOf(candidates: Labelled, blind: boolean, each: number): readonly number[] {
  const order = orderOf(candidates, blind);
  if (blind) return order.slice(0, 2 * each);
  const half = candidates.count / 2;
  return [...order.slice(0, Math.min(each, half)), ...order.slice(half, half + each)];
}
