import { isVanishing, scoreRows, vanishingScore } from '../answerRows.ts';
import type { ModelOutputs } from '../attackInputs.ts';

const twice = (below: number) => 2 * below;

/** log(exp(a) + exp(b)) */
function logAddExp(a: number, b: number): number {
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}

/** (1 - p_y) log p_y + sum over i != y of p_i log(1 - p_i), the negative modified entropy (Song & Mittal 2021). */
export function scores(outputs: ModelOutputs): Float64Array {
  return scoreRows(outputs, (row, label) => {
    let sum = row.others(label) * row.logP(label);
    for (let i = 0; i < outputs.classes; i++) {
      if (i === label) continue;
      const p = row.p(i);
      if (p > 0) sum += p * row.logOthers(i);
    }
    if (!row.fromLogits || !isVanishing(sum)) return sum;
    // Where it vanishes, log p_y is -(1 - p_y), and log(1 - p_i) is -p_i.
    return vanishingScore(logAddExp(2 * row.logOthers(label), row.logSumOfOthers(twice)));
  });
}
