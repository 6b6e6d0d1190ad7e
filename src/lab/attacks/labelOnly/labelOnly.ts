/**
 * The label-only attack by data augmentation (Choquette-Choo, Tramer, Carlini & Papernot, ICML 2021, arXiv
 * 2007.14321): a model stays right about copies of what it was trained on.
 */
import { marginOf, type Shift } from '../../augmentation/shift.ts';
import { DISTANCE } from '../queryBudget.ts';
import { checkLabels, checkLength } from '../referenceModels/shadowOutputs.ts';

/**
 * The copies to be asked about: the picture moved by (i, j) pixels with |i| + |j| = distance, and itself, each also
 * mirrored. Published: the translations, 4 * distance + 1; our choice: the mirrored copies in place of rotations, distance 1.
 */
export function labelOnlyCopies([height, width]: readonly [number, number], distance = DISTANCE): Shift[] {
  const [down, right] = [marginOf(height), marginOf(width)];
  const steps = (margin: number) =>
    Array.from({ length: 2 * distance + 1 }, (_, i) => i - distance).filter((s) => Math.abs(s) <= margin);
  const moves = steps(down).flatMap((y) =>
    steps(right)
      .filter((x) => Math.abs(x) + Math.abs(y) === distance)
      .map((x) => ({ top: down + y, left: right + x })),
  );
  const places = [{ top: down, left: right }, ...moves];
  return [false, true].flatMap((flipped) => places.map((place) => ({ ...place, flipped })));
}

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
