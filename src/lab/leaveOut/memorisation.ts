/**
 * How much of the answer to each example is owed to having trained on it: the mean of p(y|x) over models trained on it less that
 * over models that were not (subsampled influence: Feldman & Zhang, NeurIPS 2020, arXiv 2008.03703, eq. 1, with p(y|x) in place of
 * whether the answer is right). The models are the reference models, each pair of which shares out all examples between its two.
 */
import { logPosteriors } from '../attacks/posteriors.ts';
import type { ReferenceModel } from '../attacks/referenceModels/referenceModel.ts';
import { examplesOf, labelsOf } from '../data/roleExamples.ts';
import type { Split } from '../data/split.ts';
import { DIFFERENCE, type MeanInterval, meanInterval } from '../evaluation/meanInterval.ts';

export interface MemorisedExample extends MeanInterval {
  /** Its number among the target's 2n examples, members first. */
  readonly example: number;
  readonly label: number;
}

export interface Memorisation {
  /** K */
  readonly models: number;
  /** The most memorised first. */
  readonly examples: readonly MemorisedExample[];
}

/** [N] p(y|x) of rows of logits. */
export function confidences(
  logits: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): Float64Array {
  const logs = logPosteriors(logits, classes);
  return Float64Array.from(labels, (label, i) => Math.exp(logs[i * classes + label]!));
}

/**
 * One difference for each pair of models, and their mean with its 95 % interval by Student's t.
 * @param most of how many examples it is told
 */
export function memorisationOf(
  split: Split,
  references: readonly Pick<ReferenceModel, 'inside' | 'logits'>[],
  most: number = Number.POSITIVE_INFINITY,
): Memorisation {
  const labels = labelsOf(split, examplesOf(split, 'target'));
  const models = references.map(({ inside, logits }) => ({
    inside,
    p: confidences(logits, labels, logits.length / labels.length),
  }));
  const pairs = Array.from(
    { length: models.length >> 1 },
    (_, j) => [models[2 * j]!, models[2 * j + 1]!] as const,
  );
  const all = Array.from(labels, (label, example) => {
    const differences = pairs.map(
      ([a, b]) => (a.inside[example] === 1 ? 1 : -1) * (a.p[example]! - b.p[example]!),
    );
    return { example, label, differences, sum: differences.reduce((sum, one) => sum + one, 0) };
  });
  all.sort((a, b) => b.sum - a.sum || a.example - b.example);
  const examples = all
    .slice(0, most)
    .map(({ example, label, differences }) => ({ example, label, ...meanInterval(differences, DIFFERENCE) }));
  return { models: references.length, examples };
}
