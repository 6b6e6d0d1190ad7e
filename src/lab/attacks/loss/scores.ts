import type { ModelOutputs } from '../attackInputs.ts';
import { clampedLog, scoreRows } from '../modelOutputs.ts';

/** log p_y, the negative cross-entropy loss in nats (Yeom et al. 2018). */
export function scores(outputs: ModelOutputs): Float64Array {
  return scoreRows(outputs, (at, label) => clampedLog(at(label)));
}
