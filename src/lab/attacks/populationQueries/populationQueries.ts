/** What the target answers to examples that no model was trained on: RMIA compares each example with these. */
import type { Dataset } from '../../data/dataset.ts';
import type { Split } from '../../data/split.ts';
import { classifierFor, type ModelParams } from '../../models/classifier.ts';
import { noDropout } from '../../models/dropout.ts';
import { toTensors } from '../../models/parameters.ts';
import type { StageContext } from '../../stages/stageContext.ts';
import { inputTensor } from '../../training/inputs.ts';
import { queryLogits } from '../../training/queries.ts';
import type { TrainedClassifier } from '../../training/trainClassifier.ts';
import { populationOf } from '../referenceModels/referenceModel.ts';

/** @returns [n, classes] logits */
export function queryPopulation(
  {
    data,
    split,
    target,
  }: { readonly data: Dataset; readonly split: Split; readonly target: TrainedClassifier },
  params: ModelParams,
  context: StageContext,
): Promise<Float32Array> {
  const model = classifierFor(data, params);
  const examples = inputTensor(data, populationOf(split), target.scaling);
  return queryLogits(model, toTensors(model.shapes, target.weights), examples, noDropout, context);
}
