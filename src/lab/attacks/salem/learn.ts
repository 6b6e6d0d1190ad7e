/** Salem, Zhang, Humbert, Berrang, Fritz & Backes, NDSS 2019 (arXiv 1806.01246), adversary 1: one shadow, one attack model. */

import type { RandomStream } from '../../random.ts';
import type { FittedAttack } from '../attack.ts';
import type { ModelOutputs, ShadowExamples } from '../attackInputs.ts';
import { fitMembershipNet } from '../membershipNet.ts';
import { posteriorsOf } from '../posteriors.ts';

/** Published: the three largest posteriors. */
const KEPT = 3;

/** [N, 3] each row's largest posteriors, descending; of fewer classes, all. */
export function topPosteriors(outputs: ModelOutputs): Float64Array {
  const { labels, classes } = outputs;
  const posteriors = posteriorsOf(outputs);
  const kept = Math.min(KEPT, classes);
  const top = new Float64Array(labels.length * kept);
  const row = new Float64Array(classes);
  for (let i = 0; i < labels.length; i++) {
    for (let c = 0; c < classes; c++) row[c] = posteriors[i * classes + c]!;
    row.sort().reverse();
    top.set(row.subarray(0, kept), i * kept);
  }
  return top;
}

export async function learn(
  shadow: ShadowExamples,
  random: RandomStream,
  checkpoint?: (share: number) => Promise<void>,
): Promise<FittedAttack> {
  const width = Math.min(KEPT, shadow.classes);
  const examples = { rows: topPosteriors(shadow), width, members: shadow.members };
  const net = await fitMembershipNet(examples, random, checkpoint);
  return (outputs) => net.probabilities(topPosteriors(outputs));
}
