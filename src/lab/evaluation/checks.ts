import {
  BinaryValueError,
  LengthMismatchError,
  NoExamplesError,
  NonFiniteScoreError,
  OneMembershipKindError,
} from './errors.ts';

export interface MembershipCounts {
  members: number;
  nonMembers: number;
}

/** Refuses anything but zeros and ones in a vector of the expected length. */
export function checkBinary(field: string, values: ArrayLike<number>, length: number): void {
  if (values.length !== length) throw new LengthMismatchError(field, values.length, length);
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    if (value !== 0 && value !== 1) throw new BinaryValueError(field, i, value);
  }
}

/** Refuses a NaN or an infinity, naming its position. */
function checkFinite(scores: ArrayLike<number>): void {
  for (let i = 0; i < scores.length; i++) {
    if (!Number.isFinite(scores[i])) throw new NonFiniteScoreError(i, scores[i]!);
  }
}

/** Counts the two membership kinds; refuses an empty vector, a value other than 0 or 1, and one kind alone. */
export function checkMembers(members: ArrayLike<number>): MembershipCounts {
  const length = members.length;
  if (length === 0) throw new NoExamplesError('members');
  checkBinary('members', members, length);
  let count = 0;
  for (let i = 0; i < length; i++) count += members[i]!;
  if (count === 0) throw new OneMembershipKindError(0, length);
  if (count === length) throw new OneMembershipKindError(1, length);
  return { members: count, nonMembers: length - count };
}

/** Checks scores [N] beside members [N] and counts the two membership kinds. */
export function checkScores(scores: ArrayLike<number>, members: ArrayLike<number>): MembershipCounts {
  if (scores.length === 0) throw new NoExamplesError('scores');
  if (members.length !== scores.length) {
    throw new LengthMismatchError('members', members.length, scores.length);
  }
  checkFinite(scores);
  return checkMembers(members);
}
