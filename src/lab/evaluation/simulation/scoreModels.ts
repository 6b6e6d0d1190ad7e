/** Where simulated scores come from: ways in which an attack may have a given AUC. */
import type { RandomStream } from '../../random.ts';
import { logNormalCdf } from '../normal.ts';

export type Draw = (random: RandomStream) => number;

/** What a member and what a non-member scores. */
export interface ScoreModel {
  readonly member: Draw;
  readonly nonMember: Draw;
}

/** @returns null where there is no such model of this AUC, 1/2 to 1 */
type ModelOf = (auc: number) => ScoreModel | null;

const SEPARATED: ScoreModel = { member: () => 1, nonMember: () => 0 };

/** Box & Muller 1958. */
export const normal: Draw = (random) =>
  Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());

const cdf = (z: number) => Math.exp(logNormalCdf(z));

/** Where a rising function takes a value. */
function inverse(rising: (x: number) => number, value: number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export const normalQuantile = (probability: number): number => inverse(cdf, probability, -40, 40);

/** Normal scores of standard deviation `spread`, against those of 1. */
const binormal =
  (spread: number): ModelOf =>
  (auc) => {
    if (auc === 1) return SEPARATED;
    const shift = normalQuantile(auc) * Math.hypot(spread, 1);
    return { member: (random) => shift + spread * normal(random), nonMember: normal };
  };

/** Normal scores of which only the level between the cuts is told. */
const levels =
  (cuts: readonly number[], spread: number): ModelOf =>
  (auc) => {
    if (auc === 1) return SEPARATED;
    const shares = (shift: number, by: number) => {
      const below = [0, ...cuts.map((cut) => cdf((cut - shift) / by)), 1];
      return below.slice(1).map((share, i) => share - below[i]!);
    };
    const outside = shares(0, 1);
    const aucAt = (shift: number) => {
      let below = 0;
      return shares(shift, spread).reduce((sum, share, i) => {
        const gained = share * (below + outside[i]! / 2);
        below += outside[i]!;
        return sum + gained;
      }, 0);
    };
    if (aucAt(100) <= auc) return null;
    const shift = inverse(aucAt, auc, -10, 100);
    const levelOf = (score: number) => cuts.filter((cut) => score > cut).length;
    return {
      member: (random) => levelOf(shift + spread * normal(random)),
      nonMember: (random) => levelOf(normal(random)),
    };
  };

/** Two levels: a share of each kind has the upper one. */
const shares = (member: number, nonMember: number): ScoreModel => ({
  member: (random) => Number(random.float() < member),
  nonMember: (random) => Number(random.float() < nonMember),
});

export const SCORE_MODELS: Readonly<Record<string, ModelOf>> = {
  'normal, alike': binormal(1),
  'normal, members tight': binormal(0.25),
  'normal, members wide': binormal(4),
  exponential: (auc) =>
    auc === 1
      ? SEPARATED
      : {
          member: (random) => (-Math.log(1 - random.float()) * auc) / (1 - auc),
          nonMember: (random) => -Math.log(1 - random.float()),
        },
  'exponential, turned': (auc) =>
    auc === 1
      ? SEPARATED
      : {
          member: (random) => Math.log(1 - random.float()),
          nonMember: (random) => (Math.log(1 - random.float()) * auc) / (1 - auc),
        },
  'a share of members below all': (auc) => ({
    member: (random) => random.float() + (random.float() < auc ? 1 : -1),
    nonMember: (random) => random.float(),
  }),
  'a share of non-members above all': (auc) => ({
    member: (random) => random.float(),
    nonMember: (random) => random.float() + (random.float() < auc ? -1 : 1),
  }),
  'a share of members found': (auc) => ({
    member: (random) => random.float() + (random.float() < 2 * auc - 1 ? 1 : 0),
    nonMember: (random) => random.float(),
  }),
  'a share of non-members found': (auc) => ({
    member: (random) => random.float(),
    nonMember: (random) => random.float() - (random.float() < 2 * auc - 1 ? 1 : 0),
  }),
  'two levels': (auc) => shares(auc, 1 - auc),
  'two levels, all members above': (auc) => shares(1, 2 - 2 * auc),
  'two levels, all non-members below': (auc) => shares(2 * auc - 1, 0),
  'two levels, both mostly above': (auc) => (auc > 0.95 ? null : shares(0.9, 0.9 - (2 * auc - 1))),
  'three levels': levels([0, 1], 1),
  'three levels, members wide': levels([0, 1.5], 2),
  'five levels': levels([-1, 0, 1, 2], 1),
  'five levels, skewed': levels([0.5, 1, 1.5, 2.5], 1.5),
};
