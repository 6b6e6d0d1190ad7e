import type { ModelOutputs } from '../attackInputs.ts';
import { clampedLog, scoreRows } from '../modelOutputs.ts';

/** sum p log p, the negative prediction entropy in nats (Shokri et al. 2017; Song & Mittal 2021). */
export function scores(outputs: ModelOutputs): Float64Array {
  return scoreRows(outputs, (at) => {
    let sum = 0;
    for (let i = 0; i < outputs.classes; i++) sum += at(i) * clampedLog(at(i));
    return sum;
  });
}
