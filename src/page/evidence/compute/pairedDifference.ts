import type { DecidedAttack } from '../../../lab/evaluation/evaluatedScores.ts';
import {
  comparedAttack,
  pairedDifference as differenceOf,
  type PairedDifference,
} from '../../../lab/evaluation/pairedDifference.ts';

/**
 * The first attack minus the second on the same examples, with 95 % intervals.
 * @throws EvaluationError as rocCurve and balancedAccuracy
 */
export function pairedDifference(first: DecidedAttack, second: DecidedAttack): PairedDifference {
  const { members } = first;
  return differenceOf(comparedAttack(first, members), comparedAttack(second, members), members);
}
