import type { ModelOutputs } from '../attackInputs.ts';
import { scoreRows } from '../modelOutputs.ts';

/** 1 if the most likely class (the first of equals) is the true label, else 0. The "gap" attack of Yeom et al. 2018. */
export function scores(outputs: ModelOutputs): Float64Array {
  return scoreRows(outputs, (at, label) => {
    let best = 0;
    for (let i = 1; i < outputs.classes; i++) if (at(i) > at(best)) best = i;
    return best === label ? 1 : 0;
  });
}
