/**
 * Mutual information between d continuous features and membership by nearest neighbours: Ross 2014 (PLoS ONE 9(2)
 * e87357), with the count of exact ties of Gao, Kannan, Oh & Viswanath (NIPS 2017) where features repeat.
 */
import { checkMembers } from './checks.ts';
import { EvaluationError } from './errors.ts';

export interface MutualInformation {
  /** Never below 0, where the estimate would be by chance. */
  nats: number;
  bits: number;
}

/** As Ross 2014 recommends and scikit-learn has it. */
const NEIGHBOURS = 3;

const EULER = 0.5772156649015329;

/** psi(n) of n = 0 … most (the first unused): the harmonic numbers less Euler's constant (DLMF 5.4.14). */
function digammas(most: number): Float64Array {
  const values = new Float64Array(most + 1);
  values[1] = -EULER;
  for (let n = 2; n <= most; n++) values[n] = values[n - 1]! + 1 / (n - 1);
  return values;
}

/** The largest difference in any feature between rows i and j. */
function distanceOf(features: ArrayLike<number>, width: number, i: number, j: number): number {
  let largest = 0;
  for (let c = 0; c < width; c++) {
    const difference = Math.abs(features[i * width + c]! - features[j * width + c]!);
    if (difference > largest) largest = difference;
  }
  return largest;
}

/** Keeps the `kept` smallest values seen, ascending in `nearest`. */
function insert(nearest: Float64Array, kept: number, value: number): void {
  if (value >= nearest[kept - 1]!) return;
  let place = kept - 1;
  while (place > 0 && nearest[place - 1]! > value) {
    nearest[place] = nearest[place - 1]!;
    place -= 1;
  }
  nearest[place] = value;
}

function check(features: ArrayLike<number>, width: number, members: ArrayLike<number>) {
  const counts = checkMembers(members);
  const expected = members.length * width;
  if (!(Number.isInteger(width) && width >= 1) || features.length !== expected) {
    throw new EvaluationError(
      `features: ${features.length} values for ${members.length} examples of ${width}`,
      'Give the same number of features, at least one, for each example.',
    );
  }
  for (let i = 0; i < features.length; i++) {
    if (Number.isFinite(features[i])) continue;
    throw new EvaluationError(
      `features[${Math.floor(i / width)}][${i % width}]: ${features[i]}`,
      'Every feature must be a finite number.',
    );
  }
  if (Math.min(counts.members, counts.nonMembers) < 2) {
    throw new EvaluationError(
      `members: ${counts.members} of ${members.length}`,
      'Give at least two members and two non-members.',
    );
  }
  return counts;
}

/**
 * I(features; membership) by the largest difference of any feature, in O(N^2 d) time and O(N) memory. Features of
 * different scales should be standardised first: the estimate then depends on none of them alone.
 *
 * @param features [N x width], row after row
 * @param members [N], 1 = member
 * @param checkpoint awaited every 100 examples with the share done; throws to give up
 * @throws EvaluationError for other lengths, a feature that is not finite, or fewer than two of either kind
 */
export async function mutualInformation(
  features: ArrayLike<number>,
  width: number,
  members: ArrayLike<number>,
  checkpoint: (share: number) => Promise<void> = async () => {},
): Promise<MutualInformation> {
  const counts = check(features, width, members);
  const count = members.length;
  const psi = digammas(count);
  const distances = new Float64Array(count);
  const nearest = new Float64Array(NEIGHBOURS);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    if (i % 100 === 0) await checkpoint(i / count);
    const alike = members[i] === 1 ? counts.members : counts.nonMembers;
    const neighbours = Math.min(NEIGHBOURS, alike - 1);
    nearest.fill(Number.POSITIVE_INFINITY);
    for (let j = 0; j < count; j++) {
      distances[j] = distanceOf(features, width, i, j);
      if (j !== i && members[j] === members[i]) insert(nearest, neighbours, distances[j]!);
    }
    const radius = nearest[neighbours - 1]!;
    let [within, withinAlike] = [0, 0];
    for (let j = 0; j < count; j++) {
      if (j === i || distances[j]! > radius) continue;
      within += 1;
      if (members[j] === members[i]) withinAlike += 1;
    }
    sum += psi[withinAlike]! - psi[within]! - psi[alike]!;
  }
  const nats = Math.max(0, psi[count]! + sum / count);
  return { nats, bits: nats / Math.LN2 };
}
