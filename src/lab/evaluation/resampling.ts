import { randomStream } from '../random.ts';
import { positionsOf } from './positions.ts';
import type { Resample } from './rankStatistics.ts';

/** The examples that `inside` lets in, each drawn once. */
export function drawnOnce(
  members: ArrayLike<number>,
  inside: (position: number) => boolean = () => true,
): Resample {
  const times = Int32Array.from(members, (_, i) => (inside(i) ? 1 : 0));
  const drawnMembers = times.reduce((sum, one, i) => sum + one * members[i]!, 0);
  return {
    times,
    members: drawnMembers,
    nonMembers: times.reduce((sum, one) => sum + one, 0) - drawnMembers,
  };
}

/**
 * A seeded source of stratified resamples of members [N]: positions drawn with replacement, as many of each membership
 * kind as there are. Each call overwrites and returns the same resample.
 */
export function stratifiedResampler(members: ArrayLike<number>, seed: number): () => Resample {
  const strata = [positionsOf(members, 1), positionsOf(members, 0)] as const;
  const times = new Int32Array(members.length);
  const resample = { times, members: strata[0].length, nonMembers: strata[1].length };
  const random = randomStream(seed, 'bootstrap');
  return () => {
    times.fill(0);
    for (const stratum of strata) {
      for (let i = 0; i < stratum.length; i++) times[stratum[random.below(stratum.length)]!]! += 1;
    }
    return resample;
  };
}
