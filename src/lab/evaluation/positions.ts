/** Positions of one membership kind, ascending. @param members [N], 1 = member @param kind 1 or 0 */
export function positionsOf(members: ArrayLike<number>, kind: 0 | 1): Int32Array {
  return Int32Array.from(Array.from(members, (_, i) => i).filter((i) => members[i] === kind));
}
