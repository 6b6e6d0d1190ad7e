/** What the target and the shadow call augmented copies of their examples: all that label-only attacks see. */
import * as tf from '@tensorflow/tfjs-core';
import { shifted } from '../../augmentation/shift.ts';
import type { Dataset } from '../../data/dataset.ts';
import { MODEL_ROLES, type ModelRole } from '../../data/modelRole.ts';
import { examplesOf } from '../../data/roleExamples.ts';
import type { Split } from '../../data/split.ts';
import { noDropout } from '../../models/dropout.ts';
import type { Classifier } from '../../models/network.ts';
import { toTensors } from '../../models/parameters.ts';
import type { StageContext } from '../../stages/stageContext.ts';
import { inputTensor } from '../../training/inputs.ts';
import { batchesOf, predictedClasses, readTogether } from '../../training/queries.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import { augmentedCopies } from './augmentedCopies.ts';

/** [V x 2n] the most likely class of each copy, copy after copy, members first. */
export type AugmentedAnswers = Readonly<Record<ModelRole, Uint8Array>>;

type Asked = Pick<TrainedClassifier, 'weights' | 'scaling'>;

/**
 * What one model calls the copies of some examples. What a moved picture leaves uncovered has the mean colour where pictures
 * are standardised, else none.
 * @param answered told after every batch of copies
 * @returns [V x examples], copy after copy
 */
export async function queryCopies(
  model: Classifier,
  dataset: Dataset,
  examples: Int32Array,
  { weights, scaling }: Asked,
  context: Pick<StageContext, 'checkpoint'>,
  answered: () => void = () => {},
): Promise<Uint8Array> {
  const shifts = augmentedCopies([dataset.height, dataset.width]);
  const parameters = toTensors(model.shapes, weights);
  const predicted = new Uint8Array(shifts.length * examples.length);
  for (const { start, size } of batchesOf(examples.length)) {
    const pictures = inputTensor(dataset, examples.subarray(start, start + size), scaling);
    const answers: tf.Tensor2D[] = [];
    for (const shift of shifts) {
      await context.checkpoint();
      const all = Array.from({ length: size }, () => shift);
      answers.push(tf.tidy(() => model.logits(parameters, shifted(pictures, all), noDropout)));
      answered();
    }
    const classes = predictedClasses(await readTogether(answers), model.classes);
    shifts.forEach((_, copy) => {
      predicted.set(classes.subarray(copy * size, (copy + 1) * size), copy * examples.length + start);
    });
    pictures.dispose();
  }
  tf.dispose(parameters);
  return predicted;
}

export async function queryAugmented(
  model: Classifier,
  dataset: Dataset,
  split: Split,
  models: Readonly<Record<ModelRole, Asked>>,
  context: StageContext,
): Promise<AugmentedAnswers> {
  const copies = augmentedCopies([dataset.height, dataset.width]).length;
  const steps = MODEL_ROLES.length * batchesOf(examplesOf(split, 'target').length).length * copies;
  let step = 0;
  const ask = (role: ModelRole) =>
    queryCopies(model, dataset, examplesOf(split, role), models[role], context, () =>
      context.update({ kind: 'progress', step: ++step, steps }),
    );
  return { target: await ask('target'), shadow: await ask('shadow') };
}
