/**
 * The label-only attack by data augmentation (Choquette-Choo, Tramer, Carlini & Papernot, ICML 2021, arXiv
 * 2007.14321): a model stays right about copies of what it was trained on.
 */
import { decide, fitThreshold } from '../../evaluation/threshold.ts';
import type { ScoresAndDecisions } from '../attack.ts';
import type { AttackInputs } from '../attackInputs.ts';
import { checkLabels, checkLength } from '../checkInputs.ts';
import { required } from '../required.ts';

/**
 * Share of the copies that are still given the true label, [N].
 *
 * @param predicted [V x N] the most likely class of each copy, copy after copy
 * @param labels [N]
 * @throws AttackInputError for a class or a label that is none, or a length that is no multiple of N.
 */
export function labelOnlyScores(
  predicted: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): Float64Array {
  checkLabels(labels, classes);
  checkLabels(predicted, classes, 'predicted');
  const copies = Math.max(1, Math.floor(predicted.length / Math.max(1, labels.length)));
  checkLength('predicted', predicted, [copies, labels.length]);
  return Float64Array.from(labels, (label, i) => {
    let right = 0;
    for (let v = 0; v < copies; v++) if (predicted[v * labels.length + i] === label) right += 1;
    return right / copies;
  });
}

/** Decides by the threshold that suits the shadow's scores best. */
export async function run({ target, shadow, augmentedQueries }: AttackInputs): Promise<ScoresAndDecisions> {
  const copies = required(augmentedQueries, 'augmentedQueries');
  const scores = labelOnlyScores(copies.target, target.labels, target.classes);
  const onShadow = labelOnlyScores(copies.shadow, shadow.labels, shadow.classes);
  return { scores, decisions: decide(scores, fitThreshold(onShadow, shadow.members).threshold) };
}
