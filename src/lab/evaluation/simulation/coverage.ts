/** How often an interval holds the truth, by drawing scores whose truth is known. */
import { type RandomStream, randomStream } from '../../random.ts';
import { contains, type Interval } from '../interval.ts';
import type { RankedScores } from '../roc.ts';
import { type Draw, SCORE_MODELS } from './scoreModels.ts';

export interface Cell {
  /** One of SCORE_MODELS. */
  readonly model: string;
  readonly auc: number;
  readonly members: number;
  readonly nonMembers: number;
}

export interface Coverage {
  /** Share of the replicates whose interval holds the truth. */
  readonly coverage: number;
  readonly meanWidth: number;
}

const ROUNDING = 1e-12;

export const holds = ({ value, low, high }: Interval, truth: number): boolean =>
  contains({ value, low: low - ROUNDING, high: high + ROUNDING }, truth);

const ranked = (draw: Draw, count: number, random: RandomStream) =>
  Float64Array.from({ length: count }, () => draw(random)).sort();

/** @returns null where the cell's model has no such AUC */
export function aucCoverage(
  { model, auc, members, nonMembers }: Cell,
  { replicates, seed }: { readonly replicates: number; readonly seed: number },
  intervalOf: (scores: RankedScores) => Interval,
): Coverage | null {
  const scores = SCORE_MODELS[model]!(auc);
  if (!scores) return null;
  const random = randomStream(seed, `coverage/${model}/${auc}/${members}/${nonMembers}`);
  let [held, width] = [0, 0];
  for (let i = 0; i < replicates; i++) {
    const interval = intervalOf({
      members: ranked(scores.member, members, random),
      nonMembers: ranked(scores.nonMember, nonMembers, random),
    });
    if (holds(interval, auc)) held += 1;
    width += interval.high - interval.low;
  }
  return { coverage: held / replicates, meanWidth: width / replicates };
}
