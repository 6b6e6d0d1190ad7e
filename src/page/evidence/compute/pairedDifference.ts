import { bootstrapAll } from '../../../lab/evaluation/bootstrap.ts';
import type { DecidedAttack } from '../../../lab/evaluation/evaluatedScores.ts';
import type { Interval } from '../../../lab/evaluation/interval.ts';

export interface PairedDifference {
  readonly auc: Interval;
  readonly balancedAccuracy: Interval;
}

/**
 * The first attack minus the second on the same examples: 1,000 resamples of them, the same for both attacks,
 * with 95 % intervals.
 * @throws EvaluationError as bootstrapAll
 */
export function pairedDifference(
  first: DecidedAttack,
  second: DecidedAttack,
  seed: number,
): PairedDifference {
  const options = { seed, reference: second.name };
  const versus = bootstrapAll([first, second], first.members, options)[0]?.versusReference;
  // An attack is its own reference: nothing to tell apart.
  const none = { value: 0, low: 0, high: 0 };
  return versus ?? { auc: none, balancedAccuracy: none };
}
