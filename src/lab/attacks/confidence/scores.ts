import type { ModelOutputs } from '../attackInputs.ts';
import { scoreRows } from '../modelOutputs.ts';

/** max p (Salem et al. 2019, their adversary without a shadow model). */
export function scores(outputs: ModelOutputs): Float64Array {
  return scoreRows(outputs, (at) => {
    let highest = at(0);
    for (let i = 1; i < outputs.classes; i++) highest = Math.max(highest, at(i));
    return highest;
  });
}
