import type { ModelOutputs } from '../attackInputs.ts';

/** 1 if the most likely class (the first of equals) is the true label, else 0. The "gap" attack of Yeom et al. 2018. */
export function scores({ values, labels, classes }: ModelOutputs): Float64Array {
  const scores = new Float64Array(labels.length);
  for (let row = 0; row < scores.length; row++) {
    const start = row * classes;
    let best = 0;
    for (let i = 1; i < classes; i++) if (values[start + i]! > values[start + best]!) best = i;
    scores[row] = best === labels[row] ? 1 : 0;
  }
  return scores;
}
