/** Whether other answers to the same examples agree with the labels as the target's do, or are those of other rows. */
import type { Facts, ModelFacts } from './facts.ts';
import { type Agreement, atMost, mean } from './statistics.ts';

/** A target that is hardly better than guessing tells nothing of the rows of others. Our choice. */
const TELLING_KAPPA = 0.2;
const TELLING_Z = 4;
/** Below this share of the target's agreement beyond chance others are as good as unrelated. Our choice. */
const UNRELATED = 0.25;
/** Models err on the same hard examples: so many of them count as independent. Our choice. */
const INDEPENDENT = 3;
const RARE = 0.01;
/** One model of many must be surer. */
const RARER = 1e-3;

/** Whether these answers agree so little with the labels, and would so rarely agree so little if they were half as good as the target's. */
function agreesTooLittle(
  { observed, expected, kappa }: { observed: number; expected: number; kappa: number },
  count: number,
  targetKappa: number,
  rare: number,
): boolean {
  if (kappa >= UNRELATED * targetKappa) return false;
  const half = expected + (targetKappa / 2) * (1 - expected);
  return atMost(Math.round(observed * count), count, half) < rare;
}

export interface Elsewhere {
  /** Positions of the models whose answers do not go with the labels. */
  readonly models: readonly number[];
  /** Their mean accuracy. */
  readonly accuracy: number;
}

/** Kappa, less what luck may have added to it. */
function surely({ kappa, observed, expected, count }: Agreement): number {
  if (count === 0 || expected >= 1) return 0;
  const error = Math.sqrt((observed * (1 - observed) + 1 / count) / count);
  return Math.max(0, kappa - error / (1 - expected));
}

/** What the target's agreement leads one to expect of a model that was trained on this share of the examples. */
export const expectedKappa = (
  { inside, outside }: Pick<Facts, 'inside' | 'outside'>,
  share: number,
): number => share * surely(inside) + (1 - share) * surely(outside);

/**
 * The models whose rows are not those that the labels are of; null where there are none, or where nothing can be told.
 * @param expected of each model, the kappa that would be no surprise
 */
export function elsewhere(
  target: Agreement,
  models: readonly ModelFacts[],
  expected: readonly number[],
): Elsewhere | null {
  if (target.z < TELLING_Z) return null;
  const telling = [...models.keys()].filter((k) => expected[k]! >= TELLING_KAPPA);
  if (telling.length === 0) return null;
  const of = (positions: readonly number[]) => ({
    models: positions,
    accuracy: mean(positions.map((k) => models[k]!.agreement.observed)),
  });
  const agreements = telling.map((k) => models[k]!.agreement);
  const together = {
    observed: mean(agreements.map(({ observed }) => observed)),
    expected: mean(agreements.map((one) => one.expected)),
    kappa: mean(agreements.map(({ kappa }) => kappa)),
  };
  const count = agreements[0]!.count * Math.min(INDEPENDENT, telling.length);
  const wanted = mean(telling.map((k) => expected[k]!));
  if (agreesTooLittle(together, count, wanted, RARE)) return of(telling);
  const alone = telling.filter((k) => {
    const { agreement } = models[k]!;
    return agreesTooLittle(agreement, agreement.count, expected[k]!, RARER / telling.length);
  });
  return alone.length > 0 ? of(alone) : null;
}

/** Whether the answers, read otherwise, agree with the labels as those of a model would. */
export const agreesLike = (target: ModelFacts, models: readonly ModelFacts[]): boolean =>
  mean(models.map(({ agreement }) => agreement.kappa)) >= target.agreement.kappa / 2 &&
  mean(models.map(({ agreement }) => agreement.z)) > TELLING_Z;
