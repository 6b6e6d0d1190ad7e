import { isVanishing, scoreRows, vanishingScore } from '../answerRows.ts';
import type { ModelOutputs } from '../attackInputs.ts';

/** log p_y, the negative cross-entropy loss in nats (Yeom et al. 2018). */
export function scores(outputs: ModelOutputs): Float64Array {
  return scoreRows(outputs, (row, label) => {
    const score = row.logP(label);
    return row.fromLogits && isVanishing(score) ? vanishingScore(row.logOthers(label)) : score;
  });
}
