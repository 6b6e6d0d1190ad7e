import { isVanishing, scoreRows, vanishingScore } from '../answerRows.ts';
import type { ModelOutputs } from '../attackInputs.ts';

/** log((1 - below) exp(below)): the share in the entropy of a class that far below the top, and of what the top has lost to it. */
const logShare = (below: number) => below + Math.log1p(-below);

/** sum p log p, the negative prediction entropy in nats (Shokri et al. 2017; Song & Mittal 2021). */
export function scores(outputs: ModelOutputs): Float64Array {
  return scoreRows(outputs, (row) => {
    let sum = 0;
    for (let i = 0; i < outputs.classes; i++) {
      const p = row.p(i);
      if (p > 0) sum += p * row.logP(i);
    }
    return row.fromLogits && isVanishing(sum) ? vanishingScore(row.logSumOfOthers(logShare)) : sum;
  });
}
