import { describe, expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { aucOf, balancedAccuracyOf, calledMembers, type Resample, rankStatistics } from './rankStatistics.ts';
import { stratifiedResampler } from './resampling.ts';

const examples = (count: number, distinct: number) => {
  const random = randomStream(3, `standing ${distinct}`);
  const members = Array.from({ length: count }, (_, i) => (i < 2 ? i : random.below(2)));
  const scores = members.map((member) => random.below(distinct) + member);
  return { members, scores, decisions: scores.map((score) => (score > distinct / 2 ? 1 : 0)) };
};

/** Every drawn member against every drawn non-member, by definition. */
function byPairs(scores: number[], members: number[], { times }: Resample): number {
  let [wins, pairs] = [0, 0];
  for (const [i, a] of scores.entries()) {
    for (const [j, b] of scores.entries()) {
      if (members[i] !== 1 || members[j] !== 0) continue;
      const drawn = times[i]! * times[j]!;
      pairs += drawn;
      wins += a > b ? drawn : a === b ? drawn / 2 : 0;
    }
  }
  return wins / pairs;
}

describe.each([
  ['every score tied', 1],
  ['many ties', 4],
  ['few ties', 1000],
])('resamples with %s', (_, distinct) => {
  const { members, scores, decisions } = examples(60, distinct);
  const draw = stratifiedResampler(members, 5);

  it('have the AUC of all their pairs', () => {
    const ranks = rankStatistics(scores, members);
    for (let r = 0; r < 20; r++) {
      const resample = draw();
      expect(aucOf(ranks, resample)).toBe(byPairs(scores, members, resample));
    }
  });

  it('have the balanced accuracy of the examples drawn', () => {
    const called = calledMembers(decisions, members);
    for (let r = 0; r < 20; r++) {
      const resample = draw();
      const share = (kind: number) => {
        const drawn = members.flatMap((member, i) =>
          member === kind ? Array<number>(resample.times[i]!).fill(decisions[i]!) : [],
        );
        return drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
      };
      expect(balancedAccuracyOf(called, resample)).toBeCloseTo((share(1) + 1 - share(0)) / 2, 14);
    }
  });
});

it('draws as many of each kind as there are', () => {
  const { members } = examples(41, 3);
  const { times, members: drawn } = stratifiedResampler(members, 1)();
  const inside = times.reduce((sum, one, i) => sum + one * members[i]!, 0);
  expect(inside).toBe(drawn);
  expect(inside).toBe(members.filter((member) => member === 1).length);
  expect(times.reduce((sum, one) => sum + one, 0)).toBe(41);
});
