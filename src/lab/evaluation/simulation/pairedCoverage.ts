/** How often the interval of a difference of two attacks on the same examples holds the truth. */
import { type RandomStream, randomStream } from '../../random.ts';
import { differenceOf, type Side } from '../pairedDifference.ts';
import { type Coverage, holds } from './coverage.ts';
import { normal, normalQuantile } from './scoreModels.ts';

type Pair = readonly [first: number, second: number];

/** Both scores and both decisions of an example, and what is true of them. */
export interface PairModel {
  readonly difference: number;
  readonly scores: (random: RandomStream, member: boolean) => Pair;
}

const shiftOf = (auc: number) => (auc === 1 ? 1000 : normalQuantile(auc) * Math.SQRT2);

/** Normal scores of two AUCs that are correlated within each kind. */
const correlated = (first: number, second: number, correlation: number): PairModel => {
  const shifts = [shiftOf(first), shiftOf(second)] as const;
  return {
    difference: first - second,
    scores: (random, member) => {
      const a = normal(random);
      const b = correlation * a + Math.sqrt(1 - correlation ** 2) * normal(random);
      return member ? [a + shifts[0], b + shifts[1]] : [a, b];
    },
  };
};

/** The second attack is the first, but for a share of one kind that it gets wrong. */
const blindTo = (kind: 'members' | 'non-members', auc: number, share: number): PairModel => {
  const shift = shiftOf(auc);
  return {
    difference: share * auc,
    scores: (random, member) => {
      const score = normal(random) + (member ? shift : 0);
      const wrong = member === (kind === 'members') && random.float() < share;
      return [score, wrong ? (member ? -1e6 : 1e6) : score];
    },
  };
};

const AUCS: readonly Pair[] = [
  [0.5, 0.5],
  [0.7, 0.7],
  [0.8, 0.6],
  [0.95, 0.9],
  [0.99, 0.99],
  [1, 0.9],
  [1, 1],
];

export const AUC_PAIRS: readonly PairModel[] = [
  ...AUCS.flatMap(([a, b]) => [-0.5, 0, 0.5, 0.9, 0.99].map((by) => correlated(a, b, by))),
  ...[0.5, 0.7, 0.9, 1].flatMap((auc) =>
    [0.01, 0.05, 0.1, 0.3].flatMap((share) => [
      blindTo('members', auc, share),
      blindTo('non-members', auc, share),
    ]),
  ),
];

/** Decisions: how often each attack is right on one kind, and how often both are. */
interface Right {
  readonly rates: Pair;
  readonly both: number;
}

/** @param agreement 0: both are right as seldom as can be, 1: as often as can be */
const right = (rates: Pair, agreement: number): Right => {
  const least = Math.max(0, rates[0] + rates[1] - 1);
  return { rates, both: least + agreement * (Math.min(...rates) - least) };
};

const decided = (members: Right, nonMembers: Right): PairModel => ({
  difference: (members.rates[0] - members.rates[1] + nonMembers.rates[0] - nonMembers.rates[1]) / 2,
  scores: (random, member) => {
    const { rates, both } = member ? members : nonMembers;
    const drawn = random.float();
    const first = drawn < rates[0];
    const second = drawn < both || (drawn >= rates[0] && drawn < rates[0] + rates[1] - both);
    return [Number(first === member), Number(second === member)];
  },
});

const RATES: readonly Pair[] = [
  [0.5, 0.5],
  [0.6, 0.5],
  [0.9, 0.7],
  [0.9, 0.9],
  [0.95, 0.85],
  [0.99, 0.99],
  [1, 0.9],
  [1, 1],
];

export const DECISION_PAIRS: readonly PairModel[] = RATES.flatMap((rates) =>
  [rates, [rates[1], rates[0]] as const, [0.5, 0.5] as const].flatMap((others) =>
    [0, 0.8, 1].map((agreement) => decided(right(rates, agreement), right(others, agreement))),
  ),
);

/** @param sideOf which of the two differences is asked; decisions are scores of 0 and 1 */
export function pairedCoverage(
  { difference, scores }: PairModel,
  sideOf: (scores: ArrayLike<number>, members: ArrayLike<number>) => Side,
  sizes: { readonly members: number; readonly nonMembers: number },
  { replicates, seed }: { readonly replicates: number; readonly seed: number },
): Coverage {
  const random = randomStream(seed, `paired coverage/${difference}/${sizes.members}/${sizes.nonMembers}`);
  const members = Uint8Array.from({ length: sizes.members + sizes.nonMembers }, (_, i) =>
    i < sizes.members ? 1 : 0,
  );
  let [held, width] = [0, 0];
  for (let i = 0; i < replicates; i++) {
    const drawn = Array.from(members, (member) => scores(random, member === 1));
    const [first, second] = ([0, 1] as const).map((at) =>
      sideOf(
        drawn.map((pair) => pair[at]),
        members,
      ),
    );
    const interval = differenceOf(first!, second!, members);
    if (holds(interval, difference)) held += 1;
    width += interval.high - interval.low;
  }
  return { coverage: held / replicates, meanWidth: width / replicates };
}
