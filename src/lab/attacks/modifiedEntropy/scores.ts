import type { ModelOutputs } from '../attackInputs.ts';
import { clampedLog, scoreRows } from '../modelOutputs.ts';

/** (1 - p_y) log p_y + sum over i != y of p_i log(1 - p_i), the negative modified entropy (Song & Mittal 2021). */
export function scores(outputs: ModelOutputs): Float64Array {
  return scoreRows(outputs, (at, label) => {
    let sum = (1 - at(label)) * clampedLog(at(label));
    for (let i = 0; i < outputs.classes; i++) if (i !== label) sum += at(i) * clampedLog(1 - at(i));
    return sum;
  });
}
