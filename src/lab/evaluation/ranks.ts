/** Positions of the scores from lowest to highest; equal scores keep their order. */
export function ascendingOrder(scores: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i);
  return order.sort((a, b) => scores[a]! - scores[b]! || a - b);
}

export interface DenseRanks {
  /** Rank of each example among the distinct scores, 0 = lowest. */
  ranks: Int32Array;
  /** Number of distinct scores. */
  distinct: number;
}

/** Dense ranks: equal scores share a rank, so ties stay together in every resample. */
export function denseRanks(scores: ArrayLike<number>): DenseRanks {
  const ranks = new Int32Array(scores.length);
  let rank = -1;
  let previous = Number.NaN;
  for (const position of ascendingOrder(scores)) {
    const score = scores[position]!;
    if (score !== previous) rank += 1;
    previous = score;
    ranks[position] = rank;
  }
  return { ranks, distinct: rank + 1 };
}
