/** What the target and the shadow call augmented copies of their examples: all that the label-only attack sees. */
import * as tf from '@tensorflow/tfjs-core';
import { shifted } from '../augmentation/shift.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Split } from '../data/split.ts';
import type { LabelSource } from '../experiment.ts';
import { noDropout } from '../models/dropout.ts';
import type { Classifier } from '../models/network.ts';
import { toTensors } from '../models/parameters.ts';
import type { StageContext } from '../stage.ts';
import { inputTensor, scaledPictures } from '../training/inputs.ts';
import { predictedClasses, queryLogits } from '../training/queries.ts';
import type { TrainedClassifier } from '../training/trainClassifier.ts';
import { labelOnlyCopies } from './classifiers/labelOnly.ts';
import { examplesOf } from './headInputs.ts';

/** [V x 2n] the most likely class of each copy, copy after copy, members first. */
export type PredictedCopies = Readonly<Record<LabelSource, Uint8Array>>;

export async function queryCopies(
  model: Classifier,
  dataset: Dataset,
  split: Split,
  models: Readonly<Record<LabelSource, TrainedClassifier>>,
  context: StageContext,
): Promise<PredictedCopies> {
  const shifts = labelOnlyCopies([dataset.height, dataset.width]);
  const steps = 2 * shifts.length;
  let step = 0;
  const ask = async (side: LabelSource) => {
    const examples = examplesOf(split, side);
    const parameters = toTensors(model.shapes, models[side].weights);
    const pictures = inputTensor(dataset, examples, null);
    const predicted = new Uint8Array(shifts.length * examples.length);
    for (const [copy, shift] of shifts.entries()) {
      const copies = tf.tidy(() => {
        const moved = shifted(
          pictures,
          Array.from(examples, () => shift),
        );
        return scaledPictures(moved, models[side].scaling);
      });
      const logits = await queryLogits(model, parameters, copies, noDropout, context);
      copies.dispose();
      predicted.set(predictedClasses(logits, model.classes), copy * examples.length);
      context.update({ kind: 'progress', step: ++step, steps });
    }
    tf.dispose([...parameters, pictures]);
    return predicted;
  };
  return { target: await ask('target'), shadow: await ask('shadow') };
}
