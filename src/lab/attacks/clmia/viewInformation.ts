/**
 * How much a view pair's features tell of membership: the paper's unanswered check that dropout keeps it. Measured on the
 * shadow's own examples, whose membership the attacker knows; no label of the target is read.
 */

import { examplesOf, labelsOf, membersOf } from '../../data/roleExamples.ts';
import type { Split } from '../../data/split.ts';
import { type MutualInformation, mutualInformation } from '../../evaluation/mutualInformation.ts';
import { positionsOf } from '../../evaluation/positions.ts';
import type { Features } from '../../experiment/experiment.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import { rowsAt } from '../rows.ts';
import { featureCount, featureRows } from './features.ts';
import type { Views } from './views.ts';

export interface ViewInformation {
  /** Of both views of a pair together, of one view, and of the answer without dropout. Membership itself is one bit. */
  readonly pair: MutualInformation;
  readonly view: MutualInformation;
  readonly answer: MutualInformation;
  /** Examples measured, half of them members. */
  readonly examples: number;
}

/** The estimator compares every two examples. Our choice. */
const MOST_OF_EACH_KIND = 1000;

/** Two rows after each other. */
function besideEachOther(first: Float32Array, second: Float32Array, width: number): Float32Array {
  const joined = new Float32Array(first.length + second.length);
  for (let row = 0; row < first.length / width; row++) {
    joined.set(first.subarray(row * width, (row + 1) * width), 2 * row * width);
    joined.set(second.subarray(row * width, (row + 1) * width), (2 * row + 1) * width);
  }
  return joined;
}

/** @param shadow whose examples the views are of */
export async function viewInformation(
  split: Split,
  shadow: TrainedClassifier,
  views: Views,
  features: Features,
  checkpoint: () => Promise<void>,
): Promise<ViewInformation> {
  const { classes } = views;
  const inside = membersOf(split, 'shadow');
  const keptOf = (kind: 0 | 1) => positionsOf(inside, kind).subarray(0, MOST_OF_EACH_KIND);
  const positions = Int32Array.of(...keptOf(1), ...keptOf(0));
  const all = examplesOf(split, 'shadow');
  const examples = positions.map((position) => all[position]!);
  const members = Uint8Array.from(positions, (position) => inside[position]!);
  const labels = labelsOf(split, examples);
  const width = featureCount(features, classes);
  const placeInPool = new Map(Array.from(split.pool, (example, place) => [example, place]));
  const places = examples.map((example) => placeInPool.get(example)!);
  const pass = (number: number) =>
    featureRows(
      features,
      rowsAt(
        views.logits,
        classes,
        places.map((place) => number * split.pool.length + place),
      ),
      labels,
      classes,
    );
  const [first, second] = [pass(0), pass(1)];
  const measure = (rows: Float32Array, columns: number) =>
    mutualInformation(rows, columns, members, checkpoint);
  return {
    pair: await measure(besideEachOther(first, second, width), 2 * width),
    view: await measure(first, width),
    answer: await measure(
      featureRows(features, rowsAt(shadow.logits, classes, positions), labels, classes),
      width,
    ),
    examples: positions.length,
  };
}
