import { type DecidedAttack, inCommon } from '../../../lab/evaluation/evaluatedScores.ts';
import {
  comparedAttack,
  pairedDifference as differenceOf,
  type PairedDifference,
} from '../../../lab/evaluation/pairedDifference.ts';

/**
 * The first attack minus the second on the examples that both are judged on, with 95 % intervals.
 * @throws EvaluationError as rocCurve and balancedAccuracy
 */
export function pairedDifference(first: DecidedAttack, second: DecidedAttack): PairedDifference {
  const [one, other] = inCommon(first, second);
  const { members } = one;
  return differenceOf(comparedAttack(one, members), comparedAttack(other, members), members);
}
