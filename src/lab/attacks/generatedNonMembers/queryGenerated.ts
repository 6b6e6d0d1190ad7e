/** What the target answers to non-members made out of its own examples, as BlindMI asks it. */
import { type Dataset, examplesAt } from '../../data/dataset.ts';
import { examplesOf, labelsOf } from '../../data/roleExamples.ts';
import type { Split } from '../../data/split.ts';
import { noDropout } from '../../models/dropout.ts';
import type { Classifier } from '../../models/network.ts';
import { toTensors } from '../../models/parameters.ts';
import type { RandomStream } from '../../random.ts';
import type { StageContext } from '../../stages/stageContext.ts';
import { inputTensor } from '../../training/inputs.ts';
import { queryLogits } from '../../training/queries.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import { generatedFor } from '../queryBudget.ts';
import { generatedNonMembers } from './generatedNonMembers.ts';

export interface GeneratedAnswers {
  /** [G, classes] */
  readonly logits: Float32Array;
  /** [G] of the examples that they were made of */
  readonly labels: Uint8Array;
}

function drawn(examples: Int32Array, random: RandomStream): Int32Array {
  const count = Math.min(examples.length, generatedFor(examples.length));
  return random
    .permutation(examples.length)
    .slice(0, count)
    .map((position) => examples[position]!);
}

export async function queryGenerated(
  model: Classifier,
  dataset: Dataset,
  split: Split,
  target: TrainedClassifier,
  context: StageContext,
): Promise<GeneratedAnswers> {
  const originals = drawn(examplesOf(split, 'target'), context.random('originals'));
  const chosen = examplesAt(dataset, originals);
  const made = { ...chosen, values: generatedNonMembers(chosen, context.random('made')) };
  const logits = await queryLogits(
    model,
    toTensors(model.shapes, target.weights),
    inputTensor(
      made,
      originals.map((_, i) => i),
      target.scaling,
    ),
    noDropout,
    context,
  );
  return { logits, labels: labelsOf(split, originals) };
}
