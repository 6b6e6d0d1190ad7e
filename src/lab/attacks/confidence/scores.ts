import { isVanishing, scoreRows, vanishingScore } from '../answerRows.ts';
import type { ModelOutputs } from '../attackInputs.ts';

/**
 * max p (Salem et al. 2019, their adversary without a shadow model); from logits its logarithm, which has the same order
 * and tells apart what rounds to 1.
 */
export function scores(outputs: ModelOutputs): Float64Array {
  return scoreRows(outputs, (row) => {
    if (!row.fromLogits) return row.p(row.top);
    const score = row.logP(row.top);
    return isVanishing(score) ? vanishingScore(row.logOthers(row.top)) : score;
  });
}
